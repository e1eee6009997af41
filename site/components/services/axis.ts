import type { Times } from '#core/words/spoken/times.ts'

export interface AxisMonth {
  /** `Nov`; null where its name would not fit before the right end. */
  label: string | null
  /** Where it begins, in percent of the row. */
  at: string
}

/** Days of room that the short name of a month needs. */
const room = 6

/** The months that begin within the days shown, oldest first. */
export function axisMonths(dates: readonly string[], { monthOnAxis }: Times): AxisMonth[] {
  return dates.flatMap((date, index) =>
    date.endsWith('-01')
      ? [
          {
            label: dates.length - index >= room ? monthOnAxis(date) : null,
            at: `${((index / dates.length) * 100).toFixed(2)}%`,
          },
        ]
      : [],
  )
}

/** The lines that run through every row where a month begins, as one background. */
export function monthLines(months: readonly AxisMonth[]): string {
  const lines = months.map(({ at }) => `linear-gradient(var(--line) 0 0) ${at} 0/1px 100% no-repeat`)
  return lines.length > 0 ? lines.join(',') : 'none'
}
