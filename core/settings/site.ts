import { z } from 'zod'
import { languages } from '#core/words/languages.ts'

const text = z.string().min(1)

export const siteSchema = z.strictObject({
  name: text,
  product: text,
  productUrl: z.url('expected an address like https://dashboard.example.com'),
  language: z.enum(languages),
  timeZone: z.literal('UTC'),
  mailFrom: text,
  leads: z.strictObject({ investigating: text, identified: text, monitoring: text }),
  unknown: z.strictObject({ expectedResolution: text, cause: text }),
  plannedNotice: text,
})

/** Who the page speaks for, and the sentences it falls back on. */
export type Site = z.infer<typeof siteSchema>
