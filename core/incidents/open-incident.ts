import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { alertTeam } from '#core/notices/alert-team.ts'
import { noticeAbout } from '#core/notices/notice-about.ts'
import type { Put } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import { type Incident, isOpen, type Update } from './incident.ts'
import type { OpenIncidentInput } from './inputs.ts'
import { type NewIncident, newIncident } from './new-incident.ts'
import { nextIncidentId } from './record.ts'
import { writeNew } from './write.ts'

export interface Posted {
  incident: Incident
  update: Update
}

/** Opens an incident with its first update; what was not given is read from the words and the decision tree. */
export function openIncident(deps: Deps, input: OpenIncidentInput, command: Command): Promise<Done<Posted>> {
  return carryOut(deps, command, () => decideOpening(deps, input, command))
}

export async function decideOpening(
  deps: Deps,
  input: OpenIncidentInput,
  command: Pick<Command, 'by'>,
): Promise<Decision<Posted>> {
  const number = await nextIncidentId(deps, instant(deps.clock.now()))
  const made = newIncident(deps, number.id, input, command)
  const decision = await decidePublishing(deps, made, input.fields)
  const { change } = decision
  return {
    ...decision,
    change: {
      ...change,
      expect: [...change.expect, number.expect],
      put: [...change.put, number.put, ...alertOfOpening(deps, made)],
    },
  }
}

/** The team is called to what began, and only told of what was over before anybody wrote of it. */
function alertOfOpening(deps: Deps, { incident, update }: NewIncident): Put[] {
  const alerted = { incident, update, state: incident.status }
  return alertTeam(deps, isOpen(incident) ? 'alert' : 'resolution', alerted)
}

/** Puts an incident that was made before everybody, and tells them where its first update says so. */
export async function decidePublishing(
  deps: Deps,
  { incident, update, overridden }: NewIncident,
  fields: OpenIncidentInput['fields'],
): Promise<Decision<Posted>> {
  const { status, severity, impacts } = incident
  const { notified } = update
  const change = await writeNew(deps, incident)
  if (notified) change.put.push(...noticeAbout(deps, incident, update, fields))
  return {
    result: { incident, update },
    change,
    audit: {
      action: 'incident.open',
      subject: incident.id,
      detail: { status, severity, components: impacts, notified, ...(overridden && { overridden }) },
    },
  }
}
