import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { incidentKind } from '#core/incidents/incident.ts'
import type { Rule } from '#core/rules/rule.ts'
import { severityId } from '#core/severity/levels.ts'
import { line, message } from '#core/words/schema.ts'

const text = z.string().min(1)

/** What is measured, as alerts, checks and rules name it. */
export const measureName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,40}$/, 'expected lower-case letters, digits and _, such as error_rate')

const meaning = z.strictObject({
  match: z
    .record(text, z.string())
    .refine((match) => Object.keys(match).length > 0, 'expected at least one label'),
  ignore: z.boolean().default(false),
  services: z.array(slug).min(1).optional(),
  measure: measureName.optional(),
  value: text.optional(),
  scale: z.number().positive().optional(),
  severity: severityId.optional(),
  kind: incidentKind.optional(),
})

export const alertsSchema = z.strictObject({ labels: z.array(text).min(1), alerts: z.array(meaning) })

/** Which alerts mean which service. */
export type AlertMapping = z.infer<typeof alertsSchema>
export type AlertMeaning = z.infer<typeof meaning>

const wording = z.strictObject({
  title: line(200),
  message,
  withValue: message.optional(),
  reads: z
    .array(z.strictObject({ over: z.number().optional(), says: text }))
    .min(1)
    .optional(),
})
export type Wording = z.infer<typeof wording>

const minutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60)

export const detectionSchema = z.strictObject({
  words: z.record(measureName, wording).and(z.object({ other: wording })),
  over: text,
  recovered: message,
  publishAfter: z.partialRecord(severityId, minutes),
  automatic: z.strictObject({
    title: line(200),
    message,
    still: message,
    withdrawn: message,
    tell: z.enum(['page', 'everybody']),
  }),
  steadyMinutes: minutes,
  forgetMinutes: minutes,
  reports: z.strictObject({ threshold: z.int().min(1), withinMinutes: minutes }),
})

/** What becomes of a failure that is reported. */
export type DetectionSettings = z.infer<typeof detectionSchema>

/** What the operator says of detection, from content. */
export interface DetectionContent {
  mapping: AlertMapping
  settings: DetectionSettings
  rules: Rule[]
}
