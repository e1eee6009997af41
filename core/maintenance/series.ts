import type { Words } from '#core/words/markdown.ts'
import { day, type Instant, instant, ms } from '#core/words/times.ts'
import { occurrences } from './occurrences.ts'
import { parseRule } from './rule.ts'

/** How far ahead the windows of a series are planned, and how many at most. */
const ahead = { milliseconds: 35 * day, windows: 12 }

/** The pattern from which windows of planned work are made, each a maintenance of its own. */
export interface MaintenanceSeries {
  id: string
  /** A complete rule of RFC 5545, in UTC. */
  recurrence: string
  title: string
  message: Words
  components: string[]
  /** When its first window starts. */
  firstFor: Instant
  /** How long each window lasts, in milliseconds. */
  lasts: number
  autoStart: boolean
  autoComplete: boolean
  notify: boolean
  remindMinutes: number | null
  announcedAt: Instant
  by: string
  /** How many of its windows were made. */
  made: number
  /** When the next ones are to be made; null once all are. */
  topUpAt: Instant | null
  cancelledAt: Instant | null
}

/** The starts of the windows to make at a moment, and when the next ones are to be made. */
export function nextWindows(
  series: Pick<MaintenanceSeries, 'recurrence' | 'firstFor' | 'made'>,
  now: Instant,
): { starts: Instant[]; topUpAt: Instant | null } {
  const made: Instant[] = []
  const starts: Instant[] = []
  for (const start of occurrences(parseRule(series.recurrence), series.firstFor)) {
    if (made.length < series.made) {
      made.push(start)
      continue
    }
    const dueAt = made.length === 0 ? now : windowDueAt(start, made)
    if (dueAt > now || starts.length === ahead.windows) return { starts, topUpAt: dueAt }
    starts.push(start)
    made.push(start)
  }
  return { starts, topUpAt: null }
}

/** A window is made when it is near and not too many wait, at the latest when the one before it begins. */
function windowDueAt(start: Instant, made: readonly Instant[]): Instant {
  const near = instant(ms(start) - ahead.milliseconds)
  const roomAt = made.at(-ahead.windows) ?? near
  const early = roomAt > near ? roomAt : near
  const before = made.at(-1) ?? early
  return before < early ? before : early
}
