const wanted = process.argv[2] ?? ''
const [count, seed] = process.argv.slice(3).map(Number)

interface Proof {
  lines: string[]
  wrong: string[]
  /** What is said where nothing is wrong. */
  right: string
}

const proofs: Record<string, () => Promise<Proof>> = {
  async crash() {
    const { proveCrashes } = await import('./crash/crash.ts')
    const proof = await proveCrashes(count ?? 1000, seed ?? 1, console.log)
    const lines = [
      `Killed ${proof.kills} times, at ${proof.places} of the ${proof.awaits} awaits of the program.`,
      `${proof.notices} notices to 105 people each: ${proof.emails} emails were accepted.`,
    ]
    return { lines, wrong: proof.wrong, right: 'Nobody was left out, and nobody was written to twice.' }
  },
  async alertmanager() {
    const { proveAlertmanager } = await import('./alertmanager.ts')
    return proveAlertmanager(console.log)
  },
}

const proof = proofs[wanted]
if (!proof) {
  console.error(`There is no proof ${wanted}; there are ${Object.keys(proofs).join(', ')}.`)
  process.exit(2)
}
const { lines, wrong, right } = await proof()
for (const line of lines) console.log(line)
for (const line of wrong) console.log(`WRONG: ${line}`)
console.log(wrong.length === 0 ? right : `${wrong.length} things are wrong.`)
process.exitCode = wrong.length === 0 ? 0 : 1

export {}
