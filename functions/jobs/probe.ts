import { takeChanges } from '#core/detection/take-changes.ts'
import { type Looker, type RoundDeps, runRound } from '#core/probes/run-round.ts'

/** Somebody who looks, and whether something was found that detection may not know yet. */
export interface Watching {
  looker: Looker
  owes: boolean
}

/** Looks at what is due, and hands on what that changed; asks the store nothing while nothing is due. */
export async function probe(deps: RoundDeps, watching: Watching): Promise<boolean> {
  const changes = await runRound(deps, watching.looker)
  if (changes === null) return false
  watching.owes ||= changes.length > 0
  if (!watching.owes) return false
  const taken = await takeChanges(deps)
  watching.owes = false
  return taken > 0
}
