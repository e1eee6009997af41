import { digest } from '#core/digest.ts'
import type { Language } from '#core/words/languages.ts'
import type { Entry, Key, Store } from '#core/ports.ts'
import type { Channel } from './channel.ts'
import type { Subscriber } from './subscriber.ts'
import { complete, type Wishes } from './wishes.ts'

export const subscriberKey = (id: string): Key => ['subscriber', id]
export const emailKey = (email: string): Key => ['subscriber-email', digest(email.toLowerCase())]
/** A hook of somebody's: they may have several, and emails beside them. */
const hookKey = (email: string, { kind, url }: Channel): Key => [
  'subscriber-hook',
  digest(`${email.toLowerCase()}\n${kind}\n${url}`),
]
/** Where an address leads, or a hook with the address that answers for it. */
export const leadKey = ({ email, channel }: { email: string; channel?: Channel | undefined }): Key =>
  channel ? hookKey(email, channel) : emailKey(email)
/** Where a token leads; the token itself is kept only with the subscriber, whose mails carry it. */
export const tokenKey = (token: string): Key => ['subscriber-token', digest(token)]
/** A request waiting for its button; the secret of the mail is kept as a digest only. */
export const confirmationKey = (secret: string): Key => ['confirmation', digest(secret)]
/** Remembers that an address was written to, so that nobody can have it flooded. */
export const confirmationSentKey = (email: string, channel?: Channel): Key => [
  'confirmation-sent',
  digest(channel ? `hook\n${email.toLowerCase()}` : email.toLowerCase()),
]

/** Who follows an incident. */
export const followKey = (incident: string, id: string): Key => ['follow', incident, id]

/** Nothing is sent to an address of this digest; the address itself is kept nowhere. */
export const suppressedKey = (email: string): Key => ['suppressed', digest(email.toLowerCase())]

export interface Confirmation {
  email: string
  /** Null for who asked to follow an incident and for nothing else. */
  wishes: Wishes | null
  follow?: Follow
  /** The hook that is to be told; missing for email. */
  channel?: Channel
}

/** What is asked on an incident's own page. */
export interface Follow {
  incident: string
  language: Language | null
}

export async function subscriberById(store: Store, id: string): Promise<Subscriber | null> {
  const [entry] = await store.get([subscriberKey(id)])
  return subscriberIn(entry)
}

/** A subscriber as the store has them, whenever that was written. */
export function subscriberIn(entry: Entry | null | undefined): Subscriber | null {
  return entry ? complete(entry.value as Subscriber) : null
}

/** Whom an address belongs to, whatever its letters' case. */
export async function subscriberByEmail(store: Store, email: string): Promise<Subscriber | null> {
  const [known] = await store.get([emailKey(email)])
  return known ? subscriberById(store, (known.value as { id: string }).id) : null
}

/** Confirmed subscribers in a fixed order, after the one given. */
export async function subscribersAfter(
  store: Store,
  after: string | null,
  limit: number,
): Promise<Subscriber[]> {
  const page = await store.list(['subscriber'], { limit, ...(after && { after: subscriberKey(after) }) })
  return page.map(({ value }) => complete(value as Subscriber))
}

/** The newest first, after the one given. */
export async function newestSubscribers(
  store: Store,
  after: string | null,
  limit: number,
): Promise<Subscriber[]> {
  const page = { limit, reverse: true, ...(after && { after: subscriberKey(after) }) }
  return (await store.list(['subscriber'], page)).map(({ value }) => complete(value as Subscriber))
}
