import type { Deps } from '#core/deps.ts'
import { day, instant, type Instant, ms } from '#core/words/times.ts'
import { findReviews, type ReviewDone } from './record.ts'
import type { Period, Review } from './review.ts'

export interface ReviewState extends Review {
  /** Null while nobody did it. */
  last: ReviewDone | null
  /** The last day on which it is in time, `2026-11-24`. */
  dueOn: string
  /** How many days ago that was; 0 while it is in time. */
  overdue: number
}

/** Every review with when it is due next, what is longest overdue first. */
export async function reviewStates(deps: Pick<Deps, 'store' | 'clock' | 'content'>): Promise<ReviewState[]> {
  const { store, clock, content } = deps
  const today = dayOf(instant(clock.now()))
  const [[page], stored] = await Promise.all([
    store.get([['page']]),
    findReviews(
      deps,
      content.reviews.map(({ id }) => id),
    ),
  ])
  const opened = (page?.value as { openedAt: Instant } | undefined)?.openedAt
  const states = content.reviews.map((review, index) => {
    const last = stored[index]?.done.at(-1) ?? null
    const dueOn = periodAfter(last?.on ?? (opened ? dayOf(opened) : today), review.every)
    return { ...review, last, dueOn, overdue: Math.max(0, daysBetween(dueOn, today)) }
  })
  return states.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
}

/** Those whose day has passed. */
export async function overdueReviews(
  deps: Pick<Deps, 'store' | 'clock' | 'content'>,
): Promise<Pick<ReviewState, 'id' | 'title' | 'overdue'>[]> {
  const late = (await reviewStates(deps)).filter(({ overdue }) => overdue > 0)
  return late.map(({ id, title, overdue }) => ({ id, title, overdue }))
}

export function dayOf(at: Instant): string {
  return at.slice(0, 10)
}

const months: Record<Exclude<Period, 'week'>, number> = { month: 1, quarter: 3, year: 12 }

/** The same day a period later, or the last day of a month that is shorter. */
export function periodAfter(date: string, every: Period): string {
  if (every === 'week') return dayOf(instant(midnight(date) + 7 * day))
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const first = Date.UTC(year, month - 1 + months[every], 1)
  const last = new Date(Date.UTC(year, month + months[every], 0)).getUTCDate()
  return dayOf(instant(first + (Math.min(dayOfMonth, last) - 1) * day))
}

function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / day)
}

function midnight(date: string): number {
  return ms(`${date}T00:00:00.000Z`)
}
