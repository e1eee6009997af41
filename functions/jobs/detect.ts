import type { Deps } from '#core/deps.ts'
import { attendProposal } from '#core/detection/attend-proposal.ts'
import { openProposals } from '#core/detection/proposal.ts'
import { endReports } from '#core/detection/report-trouble.ts'
import type { Remediation } from '#core/rules/call.ts'
import { followRules } from './follow-rules.ts'

/**
 * Follows the rules, and brings every open proposal up to date until nothing is left to do now. Where each look is billed
 * the rules can wait for `rulesAreDue`, as long as nothing fails.
 */
export async function detect(deps: Deps, remediation: Remediation | null, rulesAreDue = true): Promise<void> {
  const open = await openProposals(deps)
  const failed = new Map<string, unknown>()
  const tried = async (name: string, run: () => Promise<void>) => {
    try {
      await run()
    } catch (error) {
      // One that cannot go on must not keep the others waiting.
      failed.set(name, error)
    }
  }
  if (rulesAreDue || open.length > 0) await tried('rules', () => followRules(deps, remediation))
  if (open.length > 0) await tried('reports', () => endReports(deps))
  for (const { proposal } of open) {
    await tried(proposal.id, async () => {
      while ((await attendProposal(deps, proposal.id)).changed);
    })
  }
  if (failed.size > 0)
    throw new AggregateError(failed.values(), `detection stands still: ${[...failed.keys()].join(', ')}`)
}
