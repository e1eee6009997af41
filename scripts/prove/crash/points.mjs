// Loaded before the instrumented server: ends the process as by a power cut the n-th time that it passes an await,
// and lets the time be another one.
import { appendFileSync } from 'node:fs'

const { PROOF_KILL_AT = '', PROOF_AHEAD = '0', PROOF_LOG = '' } = process.env
const [place = '', nth = '0'] = PROOF_KILL_AT.split('#')
const ahead = Number(PROOF_AHEAD)
const passed = new Map()

function pass(point) {
  const times = (passed.get(point) ?? 0) + 1
  passed.set(point, times)
  if (point !== place || times !== Number(nth)) return
  appendFileSync(PROOF_LOG, `killed ${point}\n`)
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
  const lines = [...passed].map(([point, times]) => `passed ${times} ${point}`)
  appendFileSync(PROOF_LOG, `${[...lines, 'passed all'].join('\n')}\n`)
})
