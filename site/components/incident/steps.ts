import type { Incident, IncidentStatus, Update } from '#core/incidents/incident.ts'
import type { Steps } from '#core/incidents/interpret.ts'
import type { Instant } from '#core/words/times.ts'
import type { Said, Speech } from '#site/words/speak.ts'

export interface StepView {
  name: Said
  place: 'done' | 'here' | 'to come'
  /** When it was reached; null where no update said it. */
  at: Instant | null
}

/** The four steps in their order, with the present one marked. */
export function stepViews(
  { status, updates }: Pick<Incident, 'status' | 'updates'>,
  steps: Steps,
  said: Speech['said'],
): StepView[] {
  const here = steps.findIndex(({ id }) => id === stepOf(status))
  return steps.map(({ id }, index) => {
    const name = stepName(steps, id, said)
    if (index > here) return { name, place: 'to come', at: null }
    const reached =
      index === here ? lastReached(updates, id) : updates.find((update) => stepOf(update.status) === id)
    return { name, place: index === here ? 'here' : 'done', at: reached?.at ?? null }
  })
}

/** A published review leaves an incident at its last step. */
function stepOf(status: IncidentStatus): IncidentStatus {
  return status === 'postmortem' ? 'resolved' : status
}

/** The first update of the last run of updates at this step. */
function lastReached(updates: readonly Update[], step: IncidentStatus): Update | undefined {
  const before = updates.findLastIndex(({ status }) => stepOf(status) !== step)
  return updates[before + 1]
}

/** The name of the step that an update or an incident is at. */
export function stepName(steps: Steps, status: IncidentStatus, said: Speech['said']): Said {
  const step = steps.find(({ id }) => id === stepOf(status))
  if (!step) return { words: status, attributes: {} }
  return said(step.name, (shipped) => shipped.step[step.id])
}
