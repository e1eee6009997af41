import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { severityId } from '#core/severity/levels.ts'

const contact = z.strictObject({
  name: z.string().min(1),
  phone: z.string().optional(),
  email: z.email().optional(),
  /** Member id in Slack, by which a message calls them. */
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]{4,20}$/, 'expected a member id of Slack like U012AB3CD')
    .optional(),
})

const role = z.strictObject({
  id: slug,
  name: z.string().min(1),
  primary: contact,
  backup: contact.optional(),
  responsibilities: z.string().min(1),
})

/** The roles of the procedure and, by severity, which of them are told at once. */
export const teamSchema = z
  .strictObject({ roles: z.array(role).min(1), escalation: z.record(severityId, z.array(slug).min(1)) })
  .superRefine(({ roles, escalation }, context) => {
    const known = roles.map(({ id }) => id)
    for (const [severity, told] of Object.entries(escalation)) {
      told.forEach((id, index) => {
        if (known.includes(id)) return
        context.addIssue({
          code: 'custom',
          path: ['escalation', severity, index],
          message: `expected a role, one of ${known.join(', ')}`,
        })
      })
    }
  })

export type Team = z.infer<typeof teamSchema>
