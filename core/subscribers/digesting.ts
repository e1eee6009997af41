import { day, instant, type Instant, minute, ms } from '#core/words/times.ts'
import { nextOnWall } from '#core/words/time-zones.ts'
import type { Subscriber } from './subscriber.ts'
import { type Digest, weekdays } from './wishes.ts'

/** How far somebody's digests have come. */
export interface Digesting {
  /** What was handed out later is for a digest, up to `until`. */
  since: Instant
  /** When they chose otherwise; null while they want digests. */
  until: Instant | null
  /** What was handed out up to then is summed up. */
  upTo: Instant
  dueAt: Instant
  /** Followed incidents of these days, heard of at once, that are over. */
  heard: string[]
}

/** What is handed out so shortly before a digest waits for the next, so that clocks need not agree to the second. */
export const lag = minute

/** The next time somebody's digest is due. */
export function nextDigest({ every, hour, weekday }: Digest, timeZone: string, after: number): Instant {
  const suits = (wall: number) =>
    every === 'day' || (Math.floor(wall / day) + 3) % 7 === weekdays.indexOf(weekday)
  return instant(nextOnWall(after, timeZone, hour * 60, suits))
}

/** How far the digests of somebody are who changes what they want; undefined for who wants none and waits for none. */
export function digestingAfter(
  before: Subscriber | null,
  { digest: asked, timeZone, channel }: Pick<Subscriber, 'digest' | 'timeZone' | 'channel'>,
  now: number,
): Digesting | undefined {
  // A program is told at once.
  const digest = channel ? null : asked
  const { digesting } = before ?? {}
  if (!digesting) return digest ? digestingFrom(now, digest, timeZone) : undefined
  // The last one is on its way; after it a new choice begins.
  if (digesting.until !== null) return digesting
  if (!digest) return { ...digesting, until: instant(now), dueAt: instant(now + 2 * lag) }
  return { ...digesting, dueAt: nextDigest(digest, timeZone, now) }
}

export function digestingFrom(now: number, digest: Digest, timeZone: string): Digesting {
  const since = instant(now)
  return { since, until: null, upTo: since, dueAt: nextDigest(digest, timeZone, now), heard: [] }
}

/** Whether a notice that was first handed out at a moment is for a digest of somebody, and not for a mail of its own. */
export function inDigest({ digesting, incidents }: Subscriber, about: string | null, at: Instant): boolean {
  if (!digesting || (about !== null && incidents.includes(about))) return false
  const { since, until } = digesting
  return ms(at) > ms(since) && (until === null || ms(at) <= ms(until))
}
