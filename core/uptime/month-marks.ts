import type { Put } from '#core/ports.ts'

/** What a change to the past of these months writes beside itself: they are published anew, and their sums made anew. */
export function monthMarks(months: readonly string[]): Put[] {
  return months.flatMap((month) => [
    { key: ['unpublished', 'month', month], value: {} },
    { key: ['month-changed', month], value: {} },
  ])
}
