// Proves with real programs what tests prove with fakes: npm run prove -- alertmanager
import { proveAlertmanager } from './alertmanager.ts'

const proofs: Record<string, () => Promise<void>> = { alertmanager: proveAlertmanager }
const [name = ''] = process.argv.slice(2)
const proof = proofs[name]
if (proof) await proof()
else {
  console.error(`Usage: npm run prove -- ${Object.keys(proofs).join(' | ')}`)
  process.exitCode = 1
}
