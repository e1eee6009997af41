import { z } from 'zod'
import type { Instant } from '#core/words/times.ts'
import { wishFields } from './wish-input.ts'
import type { Wishes } from './wishes.ts'

export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email('expected an address with an @ in it, like name@example.com'))

export const subscribeInput = z.strictObject({ email: emailAddress, ...wishFields })
export type SubscribeInput = z.infer<typeof subscribeInput>

/** A person who confirmed. */
export interface Subscriber extends Wishes {
  id: string
  email: string
  /** Secret that unsubscribes; part of every mail. */
  token: string
  confirmedAt: Instant
}

/** `m…@example.com`, for screens that anyone with a link may see. */
export function masked(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}…@${host}`
}
