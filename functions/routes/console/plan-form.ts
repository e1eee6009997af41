import {
  type ChangeMaintenanceInput,
  changeMaintenanceInput,
  type PostMaintenanceUpdateInput,
  postMaintenanceUpdateInput,
  type ScheduleMaintenanceInput,
  scheduleMaintenanceInput,
} from '#core/maintenance/inputs.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { nextRight, usualWords } from '#core/maintenance/onward.ts'
import { day, hour, instant, type Instant, ms } from '#core/words/times.ts'
import { checked } from '../../middleware/input.ts'
import { audienceChosen, type Form, one } from './update-form.ts'

/** The form before anybody wrote anything: two hours from the next full hour, a week ahead. */
export function emptyPlan(now: Instant): Form {
  const start = Math.ceil((ms(now) + 7 * day) / hour) * hour
  return { scheduledFor: [asField(instant(start))], scheduledUntil: [asField(instant(start + 2 * hour))] }
}

export function planOf({ title, components, scheduledFor, scheduledUntil }: Maintenance): Form {
  return {
    title: [title],
    components,
    scheduledFor: [asField(scheduledFor)],
    scheduledUntil: [asField(scheduledUntil)],
  }
}

/** What the form says as a command; refuses, naming the field, what is missing or not understood. */
export function planInput(form: Form): ScheduleMaintenanceInput {
  const repeats = one(form, 'repeat')
  const recurrence = repeats === 'rule' ? one(form, 'recurrence') : repeats
  return checked(scheduleMaintenanceInput, {
    title: one(form, 'title'),
    message: one(form, 'message'),
    components: form.components ?? [],
    scheduledFor: instantOf(one(form, 'scheduledFor')),
    scheduledUntil: instantOf(one(form, 'scheduledUntil')),
    ...((recurrence || repeats === 'rule') && { recurrence }),
    notify: audienceChosen(form),
  })
}

/** What the form says that is not so yet. */
export function changeInput(form: Form, maintenance: Maintenance): ChangeMaintenanceInput {
  const before = planOf(maintenance)
  const moved = (name: 'scheduledFor' | 'scheduledUntil') =>
    one(form, name) !== one(before, name) && { [name]: instantOf(one(form, name)) }
  const title = one(form, 'title')
  const components = form.components ?? []
  const message = one(form, 'message').trim()
  return checked(changeMaintenanceInput, {
    ...(title !== maintenance.title && { title }),
    ...(components.toSorted().join() !== maintenance.components.toSorted().join() && { components }),
    ...moved('scheduledFor'),
    ...moved('scheduledUntil'),
    ...(message && { message }),
    notify: audienceChosen(form),
  })
}

/** The form of the next update before anybody wrote anything. */
export function emptyProgress(maintenance: Maintenance, now: Instant): Form {
  return { status: [nextRight(maintenance, now) ?? ''], message: [''] }
}

/** What the form says as a command; a step that nobody wrote about is said in plain words. */
export function progressInput(form: Form): PostMaintenanceUpdateInput {
  const [status, before] = [one(form, 'status'), one(form, 'before')]
  const usual: Record<string, string> = status === before ? {} : usualWords
  return checked(postMaintenanceUpdateInput, {
    message: one(form, 'message').trim() || (usual[status] ?? ''),
    ...(status !== before && { status }),
    notify: audienceChosen(form),
  })
}

/** `2026-11-30T05:00`, as browsers want and give it; always UTC here. */
function asField(at: Instant): string {
  return at.slice(0, 16)
}

/** What a field of date and time holds, which is in UTC; anything else goes on as it is, to be refused. */
export function instantOf(field: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(field) ? `${field}:00Z` : field
}
