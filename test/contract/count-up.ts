// Run as a process of its own: node count-up.ts <database> <writer> <times>
import { sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { countUp } from './count.ts'

const [path = '', writer, times] = process.argv.slice(2)
const store = sqliteStore(path, { now: () => Date.now() })
await countUp(store, Number(writer), Number(times))
store.close()
