import type { ProbeChange } from '#core/probes/change.ts'
import { type Looker, type RoundDeps, runRound } from '#core/probes/run-round.ts'

/** Looks at what is due; asks the store nothing while nothing is. Returns what has changed. */
export async function probe(deps: RoundDeps, looker: Looker): Promise<readonly ProbeChange[]> {
  return (await runRound(deps, looker)) ?? []
}
