import type { BarView } from '#core/views/services.ts'

/** A day with trouble, or days on end without any. */
export type DayRow =
  | { kind: 'trouble'; bar: BarView & { status: NonNullable<BarView['status']> } }
  | { kind: 'quiet' | 'unwatched'; from: string; to: string; days: number }

/** The days as rows, newest first; quiet days on end, and those before anybody watched, are one row. */
export function dayRows(bars: readonly BarView[]): DayRow[] {
  const rows: DayRow[] = []
  for (const bar of bars) {
    const { date, status } = bar
    if (status !== null && status !== 'operational') {
      rows.push({ kind: 'trouble', bar: { ...bar, status } })
      continue
    }
    const kind = status ? 'quiet' : 'unwatched'
    const last = rows.at(-1)
    if (last?.kind === kind) rows.splice(-1, 1, { ...last, to: date, days: last.days + 1 })
    else rows.push({ kind, from: date, to: date, days: 1 })
  }
  return rows.toReversed()
}

/** How many days were watched, and how many of them had trouble. */
export function daysCounted(bars: readonly BarView[]): { watched: number; troubled: number } {
  const watched = bars.filter(({ status }) => status !== null)
  return {
    watched: watched.length,
    troubled: watched.filter(({ status }) => status !== 'operational').length,
  }
}
