import type { Deps } from '#core/deps.ts'
import { attendProposal } from '#core/detection/attend-proposal.ts'
import { openProposals } from '#core/detection/proposal.ts'

/** Brings every open proposal up to date, until nothing is left to do now. */
export async function detect(deps: Deps): Promise<void> {
  const failed = new Map<string, unknown>()
  for (const { proposal } of await openProposals(deps)) {
    try {
      while ((await attendProposal(deps, proposal.id)).changed);
    } catch (error) {
      // One that cannot go on must not keep the others waiting.
      failed.set(proposal.id, error)
    }
  }
  if (failed.size > 0)
    throw new AggregateError(failed.values(), `drafts that stand still: ${[...failed.keys()].join(', ')}`)
}
