import { openIncidentInput, postUpdateInput } from '#core/incidents/inputs.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { instant, minute } from '#core/words/times.ts'
import type { Moment } from './moment.ts'
import { type Story, type StoryUpdate, told } from './story.ts'

const author = { by: 'communications-lead' }

/** The moments of an incident: its opening and every update, as a person posted them; nobody is mailed. */
export function incidentMoments(story: Story, startedAt: number): Moment[] {
  let id = ''
  return story.updates.map((update, index) => ({
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
