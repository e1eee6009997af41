import { clockTime, day, hour, instant, minute } from '#core/words/times.ts'
import type { Times } from '#core/words/spoken/times.ts'

export interface Scale {
  ticks: { label: string; at: string }[]
  /** Distance of two ticks in percent. */
  step: string
  /** Where a moment in milliseconds stands, in percent from the left. */
  percent(moment: number): number
}

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hour),
  ...[1, 2, 4, 7, 14, 28].map((days) => days * day),
]
const mostTicks = 6
const shortest = 4 * minute

/** A time axis over at least these moments, in whole steps that people read easily. */
export function scaleOver(from: number, until: number, times: Times): Scale {
  const to = Math.max(until, from + shortest)
  const step =
    steps.find((each) => Math.ceil((to + 1) / each) - Math.floor(from / each) <= mostTicks) ?? 28 * day
  const start = Math.floor(from / step) * step
  const count = Math.max(2, Math.ceil((to + 1) / step) - Math.floor(from / step))
  const length = count * step
  return {
    ticks: Array.from({ length: count }, (_, index) => ({
      label: label(start + index * step, step, times),
      at: ((index / count) * 100).toFixed(2),
    })),
    step: (100 / count).toFixed(4),
    percent: (moment) => ((moment - start) / length) * 100,
  }
}

/** A clock time, or the date where a day begins. */
function label(moment: number, step: number, { dayOnAxis }: Times): string {
  const at = instant(moment)
  if (step >= day || (step >= hour && moment % day === 0)) return dayOnAxis(at)
  return clockTime(at)
}
