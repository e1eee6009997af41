const wanted = process.argv[2] ?? ''
const [count, seed] = process.argv.slice(3).map(Number)

interface Proof {
  lines: string[]
  wrong: string[]
  /** What is said where nothing is wrong. */
  right: string
}

const right = 'Nobody was left out, and nobody was written to twice.'

const proofs: Record<string, () => Promise<Proof>> = {
  async crash() {
    const { proveCrashes } = await import('./crash/crash.ts')
    const proof = await proveCrashes(count ?? 1000, seed ?? 1, console.log)
    const lines = [
      `Killed ${proof.kills} times, at ${proof.places} of the ${proof.passed} places before and after an await that it comes by; the program has ${proof.awaits} awaits.`,
      `${proof.notices} notices to 105 people each: ${proof.emails} emails were accepted.`,
    ]
    return { lines, wrong: proof.wrong, right }
  },
  async alertmanager() {
    const { proveAlertmanager } = await import('./alertmanager.ts')
    return proveAlertmanager(console.log)
  },
  async http() {
    const { proveOverHttp } = await import('./http.ts')
    const proof = await proveOverHttp(count ?? 10_000, seed ?? 1)
    const lines = [`Two processes made ${proof.requests} requests; ${proof.emails} emails were accepted.`]
    return { lines, wrong: proof.wrong, right }
  },
  async faults() {
    const { proveFaults } = await import('./faults/faults.ts')
    const proof = await proveFaults(count ?? 100_000, seed ?? 1)
    const share = Math.round((proof.faults / proof.calls) * 100)
    const lines = [
      `${proof.people} people, ${proof.calls} calls, of which ${share} % failed; ${proof.hours.toFixed(1)} simulated hours.`,
      `${proof.emails} emails were accepted.`,
    ]
    return { lines, wrong: proof.wrong, right }
  },
}

const proof = proofs[wanted]
if (!proof) {
  console.error(`There is no proof ${wanted}; there are ${Object.keys(proofs).join(', ')}.`)
  process.exit(2)
}
const { lines, wrong, right: said } = await proof()
for (const line of lines) console.log(line)
for (const line of wrong) console.log(`WRONG: ${line}`)
console.log(wrong.length === 0 ? said : `${wrong.length} things are wrong.`)
process.exitCode = wrong.length === 0 ? 0 : 1

export {}
