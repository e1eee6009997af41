import { type ComponentStatus, isWorse, worst } from '#core/components/status.ts'
import type { ImpactSpan } from '#core/incidents/incident.ts'
import { day, instant, ms } from '#core/words/times.ts'

/**
 * How many tenths of a stretch count as down: all of a major outage, three of a partial one, one of a degraded one.
 * Planned work counts neither as up nor as down.
 */
export const tenthsDown: Record<ComponentStatus, number> = {
  major_outage: 10,
  partial_outage: 3,
  degraded_performance: 1,
  under_maintenance: 0,
  operational: 0,
}

/** A stretch at one status in milliseconds since 1970; stretches of one timeline neither touch nor overlap. */
export interface Stretch {
  status: ComponentStatus
  from: number
  to: number
}

/**
 * Lays the spans of one component over each other, the worst winning wherever several cover the same moment,
 * and cuts them to `from`–`to`. A span that still lasts ends at `to`.
 */
export function timeline(spans: readonly ImpactSpan[], from: number, to: number): Stretch[] {
  const edges = spans
    .filter(({ status }) => status !== 'operational')
    .map((span) => ({
      status: span.status,
      from: Math.max(ms(span.from), from),
      to: Math.min(span.to ? ms(span.to) : to, to),
    }))
    .filter((span) => span.from < span.to)
    .flatMap(({ status, from, to }) => [
      { at: from, status, change: 1 },
      { at: to, status, change: -1 },
    ])
    .toSorted((one, other) => one.at - other.at)

  const stretches: Stretch[] = []
  const lasting = new Map<ComponentStatus, number>()
  edges.forEach(({ at, status, change }, index) => {
    lasting.set(status, (lasting.get(status) ?? 0) + change)
    const end = edges[index + 1]?.at ?? at
    const now = worst([...lasting].flatMap(([each, count]) => (count > 0 ? [each] : [])))
    if (now === 'operational' || at === end) return
    const last = stretches.at(-1)
    if (last?.to === at && last.status === now) last.to = end
    else stretches.push({ status: now, from: at, to: end })
  })
  return stretches
}

/** What a stretch of watching amounts to; tallies of stretches that do not overlap add up. */
export interface Tally {
  /** Milliseconds watched, planned work left out. */
  watched: number
  /** Tenths of milliseconds that count as down. */
  down: number
  /** Milliseconds of planned work. */
  planned: number
}

export function tally(stretches: readonly Stretch[], from: number, to: number): Tally {
  const total: Tally = { watched: Math.max(0, to - from), down: 0, planned: 0 }
  for (const stretch of stretches) {
    const length = Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from))
    total.down += length * tenthsDown[stretch.status]
    if (stretch.status === 'under_maintenance') total.planned += length
  }
  total.watched -= total.planned
  return total
}

export function addUp(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, each) => ({
      watched: sum.watched + each.watched,
      down: sum.down + each.down,
      planned: sum.planned + each.planned,
    }),
    { watched: 0, down: 0, planned: 0 },
  )
}

/**
 * The share of the watched time in which a component was up, in percent with two decimals, rounded down so that a
 * failure never reads 100; null when nothing was watched.
 */
export function percentUp({ watched, down }: Tally): number | null {
  if (watched <= 0) return null
  // Whole numbers up to the one division, so that no rounding error is floored.
  return Math.floor(((watched * 10 - down) * 1000) / watched) / 100
}

export interface DayBar {
  /** `2026-11-17` */
  date: string
  /** The worst status of the day; null when nobody watched. */
  status: ComponentStatus | null
  /** Milliseconds at any status but operational. */
  troubled: number
}

/** One bar for each of the last `count` days in UTC, today last. */
export function dayBars(
  stretches: readonly Stretch[],
  watchedSince: number,
  now: number,
  count: number,
): DayBar[] {
  const today = Math.floor(now / day) * day
  let first = 0
  return Array.from({ length: count }, (_, index) => {
    const start = today - (count - 1 - index) * day
    const end = start + day
    const date = instant(start).slice(0, 10)
    if (end <= watchedSince) return { date, status: null, troubled: 0 }
    while ((stretches[first]?.to ?? Infinity) <= start) first++
    const within: Stretch[] = []
    for (let at = first; (stretches[at]?.from ?? Infinity) < end; at++)
      within.push(...stretches.slice(at, at + 1))
    return {
      date,
      status: within.reduce<ComponentStatus>(
        (found, { status }) => (isWorse(status, found) ? status : found),
        'operational',
      ),
      troubled: within.reduce(
        (sum, stretch) => sum + Math.min(stretch.to, end) - Math.max(stretch.from, start),
        0,
      ),
    }
  })
}
