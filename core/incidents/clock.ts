import type { Level } from '#core/severity/levels.ts'
import { instant, type Instant, minute, ms } from '#core/words/times.ts'

/** A promise as the person who has to keep it sees it. */
export interface Clock {
  what: 'update' | 'first_notice' | 'response'
  /** When it began to run. */
  since: Instant
  due: Instant
  state: ClockState
}

export type ClockState = 'running' | 'soon' | 'late'

const soon = 5 * minute

export function clockState(due: Instant, now: Instant): ClockState {
  const left = ms(due) - ms(now)
  return left < 0 ? 'late' : left <= soon ? 'soon' : 'running'
}

/** The clock of what has to be done at the latest so many minutes after an alert or a declaration. */
export function responseClock(
  what: 'first_notice' | 'response',
  { responseMinutes }: Pick<Level, 'responseMinutes'>,
  since: Instant,
  now: Instant,
): Clock {
  const due = instant(ms(since) + responseMinutes * minute)
  return { what, since, due, state: clockState(due, now) }
}

/** The clock of the next promised update; null when none was promised. */
export function updateClock(
  {
    nextUpdateAt,
    updates,
    createdAt,
  }: {
    nextUpdateAt: Instant | null
    updates: readonly { at: Instant }[]
    createdAt: Instant
  },
  now: Instant,
): Clock | null {
  if (!nextUpdateAt) return null
  return {
    what: 'update',
    since: updates.at(-1)?.at ?? createdAt,
    due: nextUpdateAt,
    state: clockState(nextUpdateAt, now),
  }
}
