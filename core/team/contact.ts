import { z } from 'zod'

export const contactSchema = z.strictObject({
  name: z.string().min(1),
  phone: z.string().optional(),
  email: z.email().optional(),
  /** Member id in Slack, by which a message calls them. */
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]{4,20}$/, 'expected a member id of Slack like U012AB3CD')
    .optional(),
  /** Their pager: an address that takes signed calls. */
  webhook: z
    .url({ protocol: /^https?$/, error: 'expected an address like https://pager.example.com/calls' })
    .optional(),
})

/** Somebody who answers incidents, and how they are reached. */
export type Contact = z.infer<typeof contactSchema>
