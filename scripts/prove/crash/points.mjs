// Loaded before the instrumented server: ends the process the way a power cut does at the n-th await that it passes,
// and lets the time be another one.
import { appendFileSync } from 'node:fs'

const { PROOF_KILL_AT = '0', PROOF_AHEAD = '0', PROOF_LOG = '' } = process.env
const killAt = Number(PROOF_KILL_AT)
const ahead = Number(PROOF_AHEAD)
let passed = 0

function pass(point) {
  passed++
  if (passed !== killAt) return
  appendFileSync(PROOF_LOG, `${point}\n`)
  process.kill(process.pid, 'SIGKILL')
}

globalThis.beforeAwait = (point) => {
  pass(`before ${point}`)
}
globalThis.afterAwait = (point, value) => {
  pass(`after ${point}`)
  return value
}

const now = Date.now
Date.now = () => now() + ahead

process.on('SIGUSR2', () => {
  appendFileSync(PROOF_LOG, `passed ${passed}\n`)
})
