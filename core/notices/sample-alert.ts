import type { AlertKind } from '#core/chat/alert-template.ts'
import type { Deps } from '#core/deps.ts'
import { sampleCall, sampleDraft } from '#core/escalation/sample.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { instant } from '#core/words/times.ts'
import { alertTeam } from './alert-team.ts'
import { alertIn } from './record.ts'
import { sampleIncident } from './samples.ts'

export interface SampleAlert {
  /** In Slack's markup. */
  message: string
  /** The incident whose data fill it; null where there is none yet. */
  about: string | null
}

/** A message to the team as it would read today, filled from the last incident; nothing is written. */
export async function sampleAlert(deps: Deps, kind: AlertKind): Promise<SampleAlert> {
  const { items } = await listIncidents(deps, { limit: 1, after: null })
  const incident = items[0] ?? sampleIncident(deps)
  const about = items[0]?.id ?? null
  if (kind === 'call') return { message: sampleCall(deps, incident), about }
  if (kind === 'draft') return { message: sampleDraft(deps, incident), about }
  const update = incident.updates.at(-1)
  if (!update) throw new Error(`${incident.id} has no update`)
  const state = { alert: 'investigating', follow_up: 'identified', resolution: 'resolved' }[kind]
  const resolvedAt = incident.resolvedAt ?? instant(deps.clock.now())
  const put = alertTeam({ ...deps, teamSlack: true }, kind, {
    incident: { ...incident, resolvedAt },
    update,
    state,
  })
  const message = alertIn(put)?.chat
  if (message === undefined) throw new Error(`The template ${kind} made no message`)
  return { message, about }
}
