import { componentNames } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { openProposals } from '#core/detection/proposal.ts'
import { toldSoFar } from '#core/drills/course.ts'
import type { Drill } from '#core/drills/drill.ts'
import { scoreDrill } from '#core/drills/score.ts'
import { readWorked } from '#core/drills/worked.ts'
import { privateIncidents } from '#core/handling/private-incident.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { openIncidents } from '#core/incidents/record.ts'
import type { Actor } from '#core/operators/actor.ts'
import { may } from '#core/operators/permissions.ts'
import type { DrillModel } from '#core/views/console/drill-models.ts'
import { instant } from '#core/words/times.ts'

/** What the pages inside a drill show of it, and of what is real meanwhile. */
export async function readDrill(
  inside: Deps,
  { record, outside }: { record: Drill; outside: Deps },
  actor: Actor,
): Promise<DrillModel> {
  const { id, title, begunAt, ended } = record
  const now = inside.clock.now()
  const judged = { now: instant(now), over: ended !== null }
  return {
    id,
    title,
    begunAt,
    over: ended !== null,
    told: toldSoFar(record, now),
    score: ended?.score ?? scoreDrill(inside.content, record, await readWorked(inside), judged),
    real: await realWork(outside, actor),
  }
}

/** A whole address leads out of the drill. */
async function realWork(deps: Deps, { role }: Actor): Promise<DrillModel['real']> {
  const all = may(role, 'incident.private')
  const [open, hidden, proposed] = await Promise.all([
    openIncidents(deps),
    all ? privateIncidents(deps) : [],
    openProposals(deps),
  ])
  const at = (path: string) => `${deps.siteUrl}/admin/${path}`
  const incident = (room: string) => (stored: { incident: Incident }) => ({
    what: 'incident' as const,
    title: stored.incident.title,
    address: at(`${room}/${stored.incident.id}`),
  })
  const waiting = proposed
    .map(({ proposal }) => proposal)
    .filter((each) => each.incident === null && (all || !each.private))
  return [
    ...open.map(incident('incidents')),
    ...hidden.map(incident('private')),
    ...waiting.map(({ id, components }) => ({
      what: 'alert' as const,
      title: componentNames(deps.content.catalogue, components) || 'an unknown service',
      address: at(`drafts/${id}`),
    })),
  ]
}
