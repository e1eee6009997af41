import { type ComponentStatus, isWorse, worst } from '#core/components/status.ts'
import { timeline } from '#core/uptime/uptime.ts'
import type { HistoryEntry } from '#core/views/history-entry.ts'
import { day, instant, type Instant, ms } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

export interface CalendarDay {
  /** `2026-11-17` */
  date: string
  number: number
  place: 'past' | 'today' | 'to come'
  trouble: Trouble | null
}

/** What the calendar knows of an incident, or of planned work. */
export type Mark = Pick<HistoryEntry, 'id' | 'title' | 'worst' | 'startedAt' | 'resolvedAt' | 'spans'>

export interface Trouble {
  id: string
  title: string
  status: ComponentStatus
  /** `57 min` */
  lasted: string
  /** How many other incidents touched the day. */
  others: number
}

/**
 * The month in weeks from Monday to Sunday; null stands for days of other months. Planned work is marked where no
 * incident is.
 */
export function calendarWeeks(
  month: string,
  entries: readonly Mark[],
  now: Instant,
  voice: Speaker,
  work: readonly Mark[] = [],
): (CalendarDay | null)[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const days = daysOf(month).map((date) => {
    const trouble = troubleOn(date, entries, now, voice) ?? troubleOn(date, work, now, voice)
    return calendarDay(date, now, trouble)
  })
  const blank = (new Date(first).getUTCDay() + 6) % 7
  const cells = [...Array.from({ length: blank }, () => null), ...days]
  const weeks = Math.ceil(cells.length / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => cells[week * 7 + weekday] ?? null),
  )
}

/** Every date of a month such as `2026-11`. */
export function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  return Array.from({ length: 31 }, (_, index) => instant(first + index * day).slice(0, 10)).filter((date) =>
    date.startsWith(month),
  )
}

type Speaker = Pick<Voice, 't' | 'times'>

function calendarDay(date: string, now: Instant, trouble: Trouble | null): CalendarDay {
  const today = now.slice(0, 10)
  return {
    date,
    number: Number(date.slice(8)),
    place: date === today ? 'today' : date < today ? 'past' : 'to come',
    trouble,
  }
}

function troubleOn(
  date: string,
  entries: readonly Mark[],
  now: Instant,
  { t, times }: Speaker,
): Trouble | null {
  const touching = entries.flatMap((entry) => {
    const found = touchedOn(date, entry, now)
    return found ? [{ entry, ...found }] : []
  })
  const worstFirst = touching.toSorted((one, other) =>
    isWorse(one.status, other.status)
      ? -1
      : isWorse(other.status, one.status)
        ? 1
        : other.lasted - one.lasted,
  )
  const [first] = worstFirst
  if (!first) return null
  const { entry, status, lasted } = first
  return {
    id: entry.id,
    title: entry.title,
    status,
    lasted:
      entry.resolvedAt === null
        ? t.history.notOver
        : lasted >= day
          ? t.history.allDay
          : times.duration(lasted),
    others: touching.length - 1,
  }
}

/** What an incident did on one day, from its impacts; without any, from when it lasted. */
export function touchedOn(
  date: string,
  { spans, startedAt, resolvedAt, worst: ever }: Mark,
  now: Instant,
): { status: ComponentStatus; lasted: number } | null {
  const start = Date.parse(date)
  const [dawn, dusk] = [instant(start), instant(start + day)]
  const bad = spans.filter(({ status }) => status !== 'operational')
  const known = bad.length > 0 ? bad : [{ component: '', status: ever, from: startedAt, to: resolvedAt }]
  const onDay = known.filter(({ from, to }) => {
    const end = to ?? now
    // A moment without length counts for the day it stands on.
    return from < dusk && (end > dawn || (end === from && end >= dawn))
  })
  if (onDay.length === 0) return null
  const stretches = timeline(onDay, start, Math.min(start + day, Math.max(start, ms(now))))
  return {
    status: worst(onDay.map(({ status }) => status)),
    lasted: stretches.reduce((sum, { from, to }) => sum + to - from, 0),
  }
}
