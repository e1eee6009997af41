import { z } from 'zod'
import { recordId } from '#core/words/schema.ts'
import type { Instant } from '#core/words/times.ts'
import { type Channel, channelInput } from './channel.ts'
import type { Digesting } from './digesting.ts'
import { wishFields } from './wish-input.ts'
import type { Wishes } from './wishes.ts'

export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email('expected an address with an @ in it, like name@example.com'))

export const subscribeInput = z
  .strictObject({
    email: emailAddress,
    /** Asks for this incident, until it is over, and for nothing else. */
    incident: recordId.optional(),
    /** Where to tell it instead of by email; the address answers for it. */
    channel: channelInput.optional(),
    ...wishFields,
  })
  .superRefine(({ email: _email, incident, language: _language, ...wishes }, context) => {
    if (incident === undefined) return
    for (const [field, value] of Object.entries(wishes))
      if (value !== undefined)
        context.addIssue({ code: 'custom', path: [field], message: 'expected nothing beside an incident' })
  })
export type SubscribeInput = z.infer<typeof subscribeInput>

/** A person who confirmed. */
export interface Subscriber extends Wishes {
  id: string
  email: string
  /** Secret that unsubscribes; part of every mail. */
  token: string
  confirmedAt: Instant
  /** How far their digests have come. */
  digesting?: Digesting
  /** Where they are told, unless by email; the address is then the one that confirmed. */
  channel?: Channel
}

/** `m…@example.com`, for screens that anyone with a link may see. */
export function masked(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}…@${host}`
}
