import type { Deps } from '#core/deps.ts'
import { listProposals } from '#core/detection/list-proposals.ts'
import { findHandling } from '#core/handling/handling.ts'
import { privateIncidents } from '#core/handling/private-incident.ts'
import { responseClock } from '#core/incidents/clock.ts'
import { levelOf, type SeverityId } from '#core/severity/levels.ts'
import type { Due } from '#core/views/console/next-due.ts'
import { instant, type Instant } from '#core/words/times.ts'

/** What nobody has answered yet: alerts that no incident tells of, and what was declared to a team of which nobody is on it. */
export async function readWaiting(
  deps: Pick<Deps, 'store' | 'content' | 'clock'>,
  mayKnowPrivate: boolean,
): Promise<Due[]> {
  const [proposals, hidden] = await Promise.all([
    listProposals(deps),
    mayKnowPrivate ? privateIncidents(deps) : [],
  ])
  const alerts = proposals
    .filter(({ proposal, standing }) => !proposal.private && standing.proposes === 'opening')
    .map(({ proposal, suggestion: { severity, startedAt } }) =>
      due('first_notice', severity, startedAt, `/admin/drafts/${proposal.id}`),
    )
  const declared = await Promise.all(
    hidden.map(async ({ incident: { id, severity, createdAt } }) => {
      const { handling } = await findHandling(deps, id)
      return handling.acknowledged ? [] : [due('response', severity, createdAt, `/admin/private/${id}`)]
    }),
  )
  return [...alerts, ...declared.flat()]

  function due(what: 'first_notice' | 'response', severity: SeverityId, since: Instant, to: string): Due {
    const level = levelOf(deps.content.levels, severity)
    return { what, at: responseClock(what, level, since, instant(deps.clock.now())).due, to }
  }
}
