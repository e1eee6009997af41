import type { Deps } from '#core/deps.ts'
import { findHandling } from '#core/handling/handling.ts'
import { alertTeam } from '#core/notices/alert-team.ts'
import type { Put } from '#core/ports.ts'
import { type Incident, isOpen, type Update } from './incident.ts'

/** Everybody is called again when it begins anew or becomes worse; of all else a line is enough. */
export async function alertOfUpdate(
  deps: Deps,
  before: Incident,
  incident: Incident,
  update: Update,
): Promise<Put[]> {
  if (!deps.teamSlack) return []
  const reopened = isOpen(incident) && !isOpen(before)
  // P1 is the worst.
  const raised = isOpen(incident) && incident.severity < before.severity
  const { handling } = await findHandling(deps, incident.id)
  const alerted = { incident, update, commander: handling.commander }
  if (reopened || raised) return alertTeam(deps, 'alert', { ...alerted, state: update.status })
  const resolved = isOpen(before) && !isOpen(incident)
  const eased = incident.severity > before.severity ? `, down from ${before.severity}` : ''
  const state =
    update.status === 'postmortem' && !resolved ? 'post-mortem published' : `${update.status}${eased}`
  return alertTeam(deps, resolved ? 'resolution' : 'follow_up', { ...alerted, state })
}
