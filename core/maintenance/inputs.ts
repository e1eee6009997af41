import { z } from 'zod'
import { type Catalogue, componentNamed, componentsOf } from '#core/components/catalogue.ts'
import { invalid, quoted } from '#core/errors.ts'
import { componentName, instantIn, line, message } from '#core/words/schema.ts'
import { day, type Instant, instant, ms } from '#core/words/times.ts'
import { maintenanceStatus } from './maintenance.ts'

const longestWindow = 90 * day
const farthest = 10 * 366 * day

const components = z.array(componentName).max(200)
const title = line(200)

export const scheduleMaintenanceInput = z.strictObject({
  title,
  message,
  components: components.optional(),
  scheduledFor: instantIn,
  scheduledUntil: instantIn,
  /** A rule of RFC 5545, such as `FREQ=MONTHLY;BYDAY=1SU`. */
  recurrence: line(400).optional(),
  notify: z.boolean().optional(),
  autoStart: z.boolean().optional(),
  autoComplete: z.boolean().optional(),
  remindMinutes: z
    .int()
    .min(1)
    .max(30 * 24 * 60)
    .nullable()
    .optional(),
})
export type ScheduleMaintenanceInput = z.infer<typeof scheduleMaintenanceInput>

export const postMaintenanceUpdateInput = z.strictObject({
  message,
  title: title.optional(),
  status: maintenanceStatus.extract(['in_progress', 'verifying', 'completed']).optional(),
  scheduledUntil: instantIn.optional(),
  notify: z.boolean().optional(),
})
export type PostMaintenanceUpdateInput = z.infer<typeof postMaintenanceUpdateInput>

export const changeMaintenanceInput = z
  .strictObject({
    title: title.optional(),
    components: components.optional(),
    scheduledFor: instantIn.optional(),
    scheduledUntil: instantIn.optional(),
    message: message.optional(),
    notify: z.boolean().optional(),
  })
  .refine(({ notify: _, ...input }) => Object.values(input).some((value) => value !== undefined), {
    message: 'expected at least one of title, components, scheduledFor, scheduledUntil, message',
  })
export type ChangeMaintenanceInput = z.infer<typeof changeMaintenanceInput>

export const cancelMaintenanceInput = z.strictObject({
  message: message.optional(),
  notify: z.boolean().optional(),
})
export type CancelMaintenanceInput = z.infer<typeof cancelMaintenanceInput>

/** The ids of the components named, each once, in the order of the page. */
export function componentsGiven(catalogue: Catalogue, names: readonly string[]): string[] {
  const ids = new Set(names.map((name, index) => componentNamed(catalogue, name, `components[${index}]`).id))
  return componentsOf(catalogue).flatMap(({ id }) => (ids.has(id) ? [id] : []))
}

/** Refuses a window that ends before it begins, lasts more than 90 days or lies ten years away. */
export function refuseUnlessWindow(from: Instant, until: Instant, now: Instant): void {
  const near = (at: Instant) => Math.abs(ms(at) - ms(now)) <= farthest
  const last = instant(ms(from) + longestWindow)
  const demand = (holds: boolean, field: string, expected: string, got: Instant) => {
    if (!holds) throw invalid({ field, expected, got: quoted(got) })
  }
  demand(near(from), 'scheduledFor', `an instant within ten years of now, ${now}`, from)
  demand(until > from, 'scheduledUntil', `an instant after the start, ${from}`, until)
  demand(until <= last, 'scheduledUntil', `an instant not more than 90 days after the start, ${last}`, until)
}
