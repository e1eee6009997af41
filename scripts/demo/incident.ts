import { acknowledge } from '#core/handling/handle.ts'
import { openIncidentInput, postUpdateInput } from '#core/incidents/inputs.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { teamCaller } from '#core/operators/actor.ts'
import { instant, minute } from '#core/words/times.ts'
import type { Moment } from './moment.ts'
import { type Story, type StoryUpdate, told } from './story.ts'

const author = { by: 'communications-lead' }

/** The moments of an incident: its opening and every update, as a person posted them; nobody is mailed. */
export function incidentMoments(story: Story, startedAt: number): Moment[] {
  let id = ''
  const posted = story.updates.map((update, index): Moment => ({
    at: startedAt + update.after * minute,
    async happens(deps) {
      if (index > 0) {
        await postUpdate(deps, id, postUpdateInput.parse(later(story, update, startedAt)), author)
        return
      }
      const { result } = await openIncident(
        deps,
        openIncidentInput.parse(opening(story, update, startedAt)),
        author,
      )
      id = result.incident.id
    },
  }))
  return [...posted, ...answered(story, startedAt, () => id)]
}

/** Somebody of the team says that they are on it, soon after it was opened. */
function answered({ updates }: Story, startedAt: number, id: () => string): Moment[] {
  const [first, second] = updates
  if (!first || !second) return []
  const after = first.after + Math.min(3, (second.after - first.after) / 2)
  return [
    {
      at: startedAt + after * minute,
      happens: async (deps) => {
        await acknowledge(deps, id(), { by: teamCaller('Tech Lead') })
      },
    },
  ]
}

function opening(
  { title, severity, kind, components, impact }: Story,
  update: StoryUpdate,
  startedAt: number,
) {
  return {
    ...said(update, startedAt),
    title,
    severity,
    kind,
    components,
    startedAt: instant(startedAt),
    fields: { impact },
  }
}

function later({ over, cause }: Story, update: StoryUpdate, startedAt: number) {
  const { status, title, severity, components } = update
  const resolved = status === 'resolved'
  return {
    ...said(update, startedAt),
    title: resolved ? over : title,
    severity,
    components,
    ...(resolved && { fields: { cause: told(cause, startedAt) } }),
  }
}

function said({ status, says, next }: StoryUpdate, startedAt: number) {
  return { message: told(says, startedAt), status, nextUpdateMinutes: next, notify: false }
}
