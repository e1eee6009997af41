import { type Maintenance, spansOf, startOf } from '#core/maintenance/maintenance.ts'
import type { PublicView } from '#core/views/public-view.ts'
import { day, type Instant, instant, monthsTouched, ms } from '#core/words/times.ts'
import type { Mark } from '#site/components/history/calendar.ts'

/** Planned work where incidents stand, as lists order them. */
export interface PastWork {
  work: Maintenance
  startedAt: Instant
  resolvedAt: Instant | null
}

const recentDays = 14
const mostRecent = 3

/** The newest work of the last 14 days that took place, at most three. */
export function recentWork({ pastWork, madeAt }: Pick<PublicView, 'pastWork' | 'madeAt'>): PastWork[] {
  const since = instant(ms(madeAt) - recentDays * day)
  return pastWork
    .filter(
      ({ startedAt, completedAt }) => startedAt !== null && completedAt !== null && completedAt >= since,
    )
    .slice(0, mostRecent)
    .map(asEntry)
}

/** Incidents and planned work in one line, newest first. */
export function inLine<T extends { startedAt: Instant }>(
  incidents: readonly T[],
  works: readonly Maintenance[],
): (T | PastWork)[] {
  return together(incidents, works.map(asEntry), false)
}

/** The same; where the list of incidents was `cut` nothing is older than the last of them. */
export function together<T extends { startedAt: Instant }>(
  incidents: readonly T[],
  works: readonly PastWork[],
  cut: boolean,
): (T | PastWork)[] {
  const oldest = cut ? (incidents.at(-1)?.startedAt ?? '') : ''
  const within = works.filter(({ startedAt }) => startedAt >= oldest)
  return [...incidents, ...within].toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1))
}

/**
 * Every work that a month shows: over or under way, what ran into it from the month before, and what was cancelled,
 * once the time it was planned for has come.
 */
export function workShown(
  month: string,
  ofMonth: readonly Maintenance[],
  { underWay, pastWork, madeAt }: Pick<PublicView, 'underWay' | 'pastWork' | 'madeAt'>,
): Maintenance[] {
  const ranInto = [...underWay, ...pastWork].filter(
    ({ startedAt, completedAt }) =>
      startedAt !== null && monthsTouched(startedAt, completedAt ?? madeAt).includes(month),
  )
  const past = ofMonth.filter((work) => startOf(work) <= madeAt)
  return [...new Map([...past, ...ranInto].map((work) => [work.id, work])).values()]
}

/** What the calendar marks of it; nothing of work that never began. */
export function onCalendar(works: readonly Maintenance[]): Mark[] {
  return works
    .filter(({ startedAt }) => startedAt !== null)
    .map((work) => ({
      ...asEntry(work),
      id: work.id,
      title: work.title,
      worst: 'under_maintenance',
      spans: spansOf(work),
    }))
}

function asEntry(work: Maintenance): PastWork {
  return { work, startedAt: startOf(work), resolvedAt: work.completedAt }
}
