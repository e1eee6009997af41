import type { Result } from './result.ts'

/** What many looks came to. */
export interface Sums {
  good: number
  failed: number
  /** Looks that could not be taken. */
  missing: number
  /** How many answers took so many milliseconds, to two figures: 212 counts as 210. */
  times: Record<string, number>
}

export const noSums: Sums = { good: 0, failed: 0, missing: 0, times: {} }

export function withResult(sums: Sums, result: Result): Sums {
  return withLook(sums, result.verdict, result.verdict === 'missing' ? null : result.milliseconds)
}

export function withLook(sums: Sums, verdict: Result['verdict'], milliseconds: number | null): Sums {
  const counted = { ...sums, [verdict]: sums[verdict] + 1 }
  if (milliseconds === null) return counted
  const time = String(twoFigures(milliseconds))
  return { ...counted, times: { ...sums.times, [time]: (sums.times[time] ?? 0) + 1 } }
}

export function added(all: readonly Sums[]): Sums {
  return all.reduce((sum, each) => {
    const times = { ...sum.times }
    for (const [time, count] of Object.entries(each.times)) times[time] = (times[time] ?? 0) + count
    return {
      good: sum.good + each.good,
      failed: sum.failed + each.failed,
      missing: sum.missing + each.missing,
      times,
    }
  }, noSums)
}

/** The time within which so many percent of the answers came, by nearest rank; null without any. */
export function percentile({ times }: Pick<Sums, 'times'>, percent: number): number | null {
  const counts = Object.entries(times)
    .map(([time, count]) => ({ time: Number(time), count }))
    .toSorted((one, other) => one.time - other.time)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  let left = Math.max(1, Math.ceil((total * percent) / 100))
  for (const { time, count } of counts) {
    left -= count
    if (left <= 0) return time
  }
  return null
}

function twoFigures(milliseconds: number): number {
  const whole = Math.max(0, Math.round(milliseconds))
  const step = 10 ** Math.max(0, String(whole).length - 2)
  return Math.round(whole / step) * step
}
