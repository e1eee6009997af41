import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { componentStatus } from '#core/components/status.ts'

const minutes = z
  .number()
  .min(0)
  .max(7 * 24 * 60)

const condition = /^([a-z][a-z0-9_]{0,40}) *(>=|<=|>|<) *(\d+(?:\.\d+)?) *(%|ms|s)?$/

/** `error_rate > 10%` and the like, read. */
export interface Condition {
  measure: string
  than: '>' | '>=' | '<' | '<='
  limit: number
}

const when = z.string().transform((text, context): Condition => {
  const [, measure = '', than, number, unit] = condition.exec(text.trim()) ?? []
  if (number === undefined) {
    context.addIssue({ code: 'custom', message: 'expected a condition like error_rate > 10%' })
    return z.NEVER
  }
  const limit = Number(number) / (unit === 'ms' ? 1000 : 1)
  return { measure, than: than as Condition['than'], limit }
})

const act = z.union(
  [
    z.strictObject({ call: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/) }),
    z.strictObject({ draft: z.literal(true) }),
    z.strictObject({ status: componentStatus.exclude(['operational', 'under_maintenance']) }),
    z.strictObject({ tell: z.literal('team') }),
  ],
  { error: 'expected call, draft, status or tell, one of them' },
)

const rule = z.strictObject({
  id: slug,
  when,
  services: z.array(slug).min(1).optional(),
  forMinutes: minutes.default(0),
  coolDownMinutes: minutes.default(0),
  dryRun: z.boolean().default(false),
  do: z.array(act).min(1),
})

export const rulesSchema = z.strictObject({
  rules: z
    .array(rule)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'expected each id only once'),
})

export type Rule = z.infer<typeof rule>
export type Act = Rule['do'][number]

export function holds({ than, limit }: Condition, value: number): boolean {
  switch (than) {
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '<':
      return value < limit
    case '<=':
      return value <= limit
  }
}

/** `call restart_service`, `open a draft` */
export function actInWords(act: Act): string {
  if ('call' in act) return `call ${act.call}`
  if ('draft' in act) return 'open a draft'
  if ('status' in act) return `show ${act.status.replaceAll('_', ' ')}`
  return `tell the ${act.tell}`
}

/** `error_rate > 10` */
export function conditionInWords({ measure, than, limit }: Condition): string {
  return `${measure} ${than} ${limit}`
}
