import { Refusal } from '#core/errors.ts'
import type { Change, Clock, Entry, Key, Put, Store } from '#core/ports.ts'
import { day, instant, type Instant, ms, second } from '#core/words/times.ts'

/** How much the provider is asked to take, by all processes together. */
export interface MailLimits {
  /** Requests, each with a whole batch. */
  perSecond?: number | undefined
  /** Emails from one midnight in UTC to the next. */
  perDay?: number | undefined
}

/** Why a provider took nothing; `account` is anything that no email can help, such as a wrong key. */
export type Limit = 'rate' | 'daily_quota' | 'monthly_quota' | 'account'

/** The provider said that it took nothing of the batch, so that another key cannot send anything twice. */
export class NothingTaken extends Refusal {
  readonly why: Limit

  constructor(why: Limit, message: string, retryAfter: number) {
    super(why === 'account' ? 'unavailable' : 'limited', message, { retryAfter })
    this.why = why
  }
}

/** What all email waits for. */
export interface Pause {
  why: Limit | 'daily_limit'
  /** In the words of the provider. */
  said: string | null
  since: Instant
  /** When it is tried again. */
  until: Instant
}

/** When the next request may be made, and how many emails were sent today. */
interface Pace {
  nextAt: number
  day: string
  sent: number
}

export const paceKey: Key = ['mail-pace']
export const pauseKey: Key = ['mail-pause']

/** So that what is late by a little on its way meets no second in which there are too many. */
const slower = 1.06
/** Milliseconds; together with the above never more in any second than is allowed. */
const late = 20

/** A clock that was put back must not keep everybody waiting until it has caught up. */
const farAhead = 10 * second

/** How many emails may leave now; or when, where that is none. */
export function allowance(
  limits: MailLimits,
  [paced, paused]: readonly (Entry | null | undefined)[],
  now: number,
): { emails: number } | { until: number } {
  const pause = pauseOf(paused, now)
  if (pause) return { until: ms(pause.until) }
  const { nextAt, sent } = paceOf(paced, now)
  if (limits.perSecond && nextAt > now && nextAt - now < farAhead) return { until: nextAt }
  const emails = limits.perDay === undefined ? Infinity : limits.perDay - sent
  return emails > 0 ? { emails } : { until: midnightAfter(now) }
}

/** The pace after a request with so many emails more. */
export function paced(limits: MailLimits, entry: Entry | null | undefined, now: number, emails: number): Put {
  const pace = paceOf(entry, now)
  const between = limits.perSecond ? (second / limits.perSecond) * slower : 0
  // A little lateness is caught up with; a pause is not.
  const from = Math.max(now - late, Math.min(pace.nextAt, now))
  return { key: paceKey, value: { ...pace, nextAt: from + between, sent: pace.sent + emails } }
}

interface Paced {
  store: Store
  clock: Clock
  limits?: MailLimits
}

/** Why all email waits, and until when; null while it does not. */
export async function mailPause({ store, clock, limits = {} }: Paced): Promise<Pause | null> {
  const now = clock.now()
  const [entry, paused] = await store.get([paceKey, pauseKey])
  const pause = pauseOf(paused, now)
  if (pause && pause.why !== 'rate') return pause
  const { sent } = paceOf(entry, now)
  if (limits.perDay === undefined || sent < limits.perDay) return null
  const today = instant(now)
  return { why: 'daily_limit', said: null, since: today, until: instant(midnightAfter(now)) }
}

/** Notes that all email waits for as long as the provider wants, and that so many have not left after all. */
export async function pausing(
  { store, clock, limits = {} }: Paced,
  { why, message, retryAfter = 1 }: NothingTaken,
  emails: number,
): Promise<Omit<Change, 'remove'>> {
  const now = clock.now()
  const until = now + retryAfter * second
  const pause: Pause = { why, said: message, since: instant(now), until: instant(until) }
  const put = [{ key: pauseKey, value: pause, expiresAt: until + day }]
  if (limits.perDay === undefined || emails === 0) return { expect: [], put }
  const [entry] = await store.get([paceKey])
  const pace = paceOf(entry, now)
  return {
    expect: [{ key: paceKey, version: entry?.version ?? null }],
    put: [...put, { key: paceKey, value: { ...pace, sent: Math.max(0, pace.sent - emails) } }],
  }
}

export function midnightAfter(now: number): number {
  return (Math.floor(now / day) + 1) * day
}

function paceOf(entry: Entry | null | undefined, now: number): Pace {
  const today = instant(now).slice(0, 10)
  const pace = entry?.value as Pace | undefined
  return pace
    ? { ...pace, ...(pace.day !== today && { day: today, sent: 0 }) }
    : { nextAt: 0, day: today, sent: 0 }
}

function pauseOf(entry: Entry | null | undefined, now: number): Pause | null {
  const pause = entry?.value as Pause | undefined
  return pause && ms(pause.until) > now && ms(pause.since) < now + farAhead ? pause : null
}
