import type { Incident } from '#core/incidents/incident.ts'
import { type PostUpdateInput, postUpdateInput } from '#core/incidents/inputs.ts'
import { type Level, levelOf } from '#core/severity/levels.ts'
import { invalid } from '#core/errors.ts'
import { recordId } from '#core/words/schema.ts'
import { checked, checkedField } from '../../middleware/input.ts'

export type Form = Record<string, string[]>

/** A field that names a record; whatever could be no key is refused. */
export function idIn(form: Form, name = 'id'): string {
  return checkedField(name, recordId, one(form, name))
}

export const one = (form: Form, name: string): string => form[name]?.[0] ?? ''

const words = ['title', 'message', 'note', 'reason', 'why', 'found']

/** Whether a form holds sentences that somebody would have to write anew. */
export function isWritten(form: Form): boolean {
  return words.some((name) => one(form, name).trim() !== '')
}

/** The form of the next update before anybody wrote anything. */
export function emptyUpdate(incident: Incident, levels: readonly Level[]): Form {
  return {
    title: [incident.title],
    message: [''],
    status: [incident.status],
    nextUpdateMinutes: [String(levelOf(levels, incident.severity).updateMinutes)],
    updates: [String(incident.updates.length)],
    ...Object.fromEntries(
      Object.entries(incident.impacts).map(([component, status]) => [`impact.${component}`, [status]]),
    ),
  }
}

/** What the form says as a command; refuses, naming the field, what is missing or not understood. */
export function updateInput(form: Form, incident: Incident): PostUpdateInput {
  const components = Object.fromEntries(
    Object.entries(form).flatMap(([name, [status = '']]) => {
      const id = name.startsWith('impact.') ? name.slice('impact.'.length) : null
      return id && status !== (incident.impacts[id] ?? 'operational') ? [[id, status]] : []
    }),
  )
  const minutes = one(form, 'nextUpdateMinutes')
  const cause = one(form, 'cause').trim()
  return checked(postUpdateInput, {
    title: one(form, 'title'),
    message: one(form, 'message'),
    status: one(form, 'status') || incident.status,
    ...(Object.keys(components).length > 0 && { components }),
    ...(minutes && { nextUpdateMinutes: Number(minutes) }),
    ...(cause && { fields: { cause } }),
  })
}

/** Who is told has no default. */
export function audienceChosen(form: Form): boolean {
  const chosen = one(form, 'notify')
  if (chosen === 'all') return true
  if (chosen === 'quiet') return false
  throw invalid({
    field: 'notify',
    expected: 'who is told: page and email, or the page only',
    got: chosen ? JSON.stringify(chosen) : 'nothing',
  })
}
