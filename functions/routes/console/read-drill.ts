import type { Deps } from '#core/deps.ts'
import { toldSoFar } from '#core/drills/course.ts'
import type { Drill } from '#core/drills/drill.ts'
import { scoreDrill } from '#core/drills/score.ts'
import { readWorked } from '#core/drills/worked.ts'
import { privateIncidents } from '#core/handling/private-incident.ts'
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
    real: await realIncidents(outside, actor),
  }
}

/** They are named by their whole address, which leads out of the drill. */
async function realIncidents(deps: Deps, { role }: Actor): Promise<DrillModel['real']> {
  const hidden = may(role, 'incident.private') ? await privateIncidents(deps) : []
  const at =
    (room: string) =>
    (incident: Pick<DrillModel['real'][number], 'title' | 'severity'> & { id: string }) => ({
      address: `${deps.siteUrl}/admin/${room}/${incident.id}`,
      title: incident.title,
      severity: incident.severity,
    })
  const open = (await openIncidents(deps)).map(({ incident }) => incident)
  return [...open.map(at('incidents')), ...hidden.map(({ incident }) => incident).map(at('private'))]
}
