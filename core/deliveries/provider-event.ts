import { z } from 'zod'
import { instant } from '#core/words/times.ts'
import type { Outcome } from './outcome.ts'

/** What Resend says of an email, as far as it matters here. */
export const providerEvent = z.object({
  type: z.string(),
  created_at: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'expected a time'),
  data: z.object({
    email_id: z.string().regex(/^[\x21-\x7e]{1,200}$/, 'expected the id of an email'),
    from: z.string().optional(),
    to: z.array(z.string()).default([]),
    bounce: z.object({ type: z.string().optional(), message: z.string().optional() }).optional(),
    failed: z.object({ reason: z.string().optional() }).optional(),
    suppressed: z.object({ message: z.string().optional() }).optional(),
  }),
})
export type ProviderEvent = z.infer<typeof providerEvent>

export type Followed = Extract<Outcome, { at?: string }>

/** The outcome that an event tells of; null for one that tells of none, such as an opened email. */
export function outcomeIn({ type, created_at, data }: ProviderEvent): Followed | null {
  const at = instant(Date.parse(created_at))
  const { email_id: providerId, bounce, failed, suppressed } = data
  switch (type) {
    case 'email.delivered':
      return { state: 'delivered', providerId, at }
    case 'email.delivery_delayed':
      return {
        state: 'sent',
        providerId,
        at,
        reason: 'the mail server of the recipient does not take it yet',
      }
    case 'email.bounced':
      return { state: 'bounced', providerId, at, reason: bounce?.message ?? 'returned by the mail server' }
    case 'email.complained':
      return { state: 'complained', providerId, at, reason: 'the recipient marked it as spam' }
    case 'email.failed':
      return { state: 'failed', providerId, at, reason: failed?.reason ?? 'the provider could not send it' }
    case 'email.suppressed':
      return {
        state: 'suppressed',
        providerId,
        at,
        reason: suppressed?.message ?? 'suppressed by the provider',
      }
    default:
      return null
  }
}

/** Why nothing may be sent to the address any more; a bounce that may pass is no reason. */
export function suppressionIn({ type, data }: ProviderEvent): 'bounced' | 'complained' | null {
  if (type === 'email.complained') return 'complained'
  return type === 'email.bounced' && data.bounce?.type === 'Permanent' ? 'bounced' : null
}

const ranks: Record<Followed['state'], number> = {
  sent: 0,
  delivered: 1,
  failed: 2,
  suppressed: 3,
  bounced: 4,
  complained: 5,
}

/** The same of two, whichever came first: what says more, and of two that say the same, what happened first. */
export function furtherOf(one: Followed, other: Followed): Followed {
  if (ranks[one.state] !== ranks[other.state]) return ranks[one.state] > ranks[other.state] ? one : other
  if (one.at === undefined) return other
  return other.at === undefined || one.at <= other.at ? one : other
}
