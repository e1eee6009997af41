import type { Incident } from '#core/incidents/incident.ts'
import { type Form, one } from './update-form.ts'

/** Three ways to begin the next update, in words that can stand as they are. */
const starts: Record<string, { message: string; status?: string }> = {
  nothing_new: { message: 'Nothing has changed since the last update. We are still working on it.' },
  fix: { message: 'We have found the cause, and a fix is going in now.', status: 'identified' },
  works: {
    message: 'It works again. We are watching it before we close this.',
    status: 'monitoring',
  },
}

/** The form with the words that were asked for, after those already written. */
export function startFrom(form: Form, incident: Incident): Form {
  const start = starts[one(form, 'start')]
  if (!start) return form
  const written = one(form, 'message').trim()
  return {
    ...form,
    message: [
      written.includes(start.message) ? written : [written, start.message].filter(Boolean).join('\n\n'),
    ],
    status: [start.status ?? (one(form, 'status') || incident.status)],
  }
}
