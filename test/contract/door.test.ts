import { doorContract } from './door-contract.ts'
import { doorStores } from './door-stores.ts'

for (const [name, start] of doorStores) doorContract(name, start)
