import { z } from 'zod'
import { type Catalogue, componentNamed, groupNamed } from '#core/components/catalogue.ts'
import { severityId } from '#core/severity/levels.ts'
import { languages } from '#core/words/languages.ts'
import { componentName } from '#core/words/schema.ts'
import { isTimeZone } from '#core/words/time-zones.ts'
import { complete, weekdays, type Wishes, withPostmortems } from './wishes.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time like 22:00')

export const digestInput = z.strictObject({
  every: z.enum(['day', 'week']),
  hour: z.int().min(0).max(23),
  weekday: z.enum(weekdays).default('monday'),
})

export const quietHoursInput = z
  .strictObject({ from: clock, to: clock, exceptP1: z.boolean().default(true) })
  .refine(({ from, to }) => from !== to, {
    path: ['to'],
    message: 'expected another time than they begin at',
  })

/** What people may choose; what is left out is as it usually is. */
export const wishFields = {
  components: z.array(componentName).max(200).optional(),
  groups: z.array(componentName).max(50).optional(),
  severities: z.array(severityId).max(4).optional(),
  updates: z.enum(['all', 'ends', 'planned', 'postmortems']).optional(),
  postmortems: z.boolean().optional(),
  digest: digestInput.nullable().optional(),
  quietHours: quietHoursInput.nullable().optional(),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'expected a time zone of the tz database, like Europe/Berlin')
    .optional(),
  language: z.enum(languages).optional(),
}
export const wishInput = z.strictObject(wishFields)
export type WishInput = z.infer<typeof wishInput>

/** The wishes that somebody entered; refuses what the catalogue does not know, naming the field. */
export function wishesOf(catalogue: Catalogue, input: WishInput): Wishes {
  const { components = [], groups = [], severities = [], updates = 'all', postmortems } = input
  return complete({
    components: unique(
      components.map((name, index) => componentNamed(catalogue, name, `components[${index}]`).id),
    ),
    groups: unique(groups.map((name, index) => groupNamed(catalogue, name, `groups[${index}]`).id)),
    severities: unique(severities),
    updates,
    postmortems: updates === 'postmortems' || (postmortems ?? withPostmortems(updates)),
    digest: input.digest ?? null,
    quietHours: input.quietHours ?? null,
    ...(input.timeZone && { timeZone: input.timeZone }),
    ...(input.language && { language: input.language }),
  })
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
