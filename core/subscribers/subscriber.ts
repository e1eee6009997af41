import { z } from 'zod'
import { severityId } from '#core/severity/levels.ts'
import { componentName } from '#core/words/schema.ts'
import type { Instant } from '#core/words/times.ts'
import type { Channel } from './channel.ts'

export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email('expected an address with an @ in it, like name@example.com'))

export const subscribeInput = z.strictObject({
  email: emailAddress,
  components: z.array(componentName).max(200).optional(),
  severities: z.array(severityId).max(4).optional(),
  updates: z.enum(['all', 'ends']).optional(),
})
export type SubscribeInput = z.infer<typeof subscribeInput>

/** What a person wants to hear about; an empty list means everything. */
export interface Wishes {
  components: string[]
  severities: z.infer<typeof severityId>[]
  /** `ends` leaves out what lies between the first notice and the resolution. */
  updates: 'all' | 'ends'
}

/** A person who confirmed. */
export interface Subscriber extends Wishes {
  id: string
  email: string
  /** Secret that unsubscribes; part of every mail. */
  token: string
  confirmedAt: Instant
  /** Where they are told, unless by email; the address is then the one that confirmed. */
  channel?: Channel
}

/** `m…@example.com`, for screens that anyone with a link may see. */
export function masked(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}…@${host}`
}
