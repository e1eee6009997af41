import { day, instant, type Instant, ms } from '#core/words/times.ts'
import type { Times } from '#core/words/spoken/times.ts'

interface Past {
  startedAt: Instant
  resolvedAt: Instant | null
}

export type PastRow<T> = { entry: T } | { quiet: string }

/**
 * The past as rows, newest first: each entry, and between them the days on which nothing happened, folded into one
 * line. `open` is when each incident that still lasts began.
 */
export function pastRows<T extends Past>(
  entries: readonly T[],
  open: readonly Instant[],
  now: Instant,
  times: Pick<Times, 'range'>,
): PastRow<T>[] {
  const ended = entries.map((entry) => ({
    entry,
    from: dayOf(entry.startedAt),
    to: dayOf(entry.resolvedAt ?? now),
  }))
  let before = Math.min(dayOf(now) + 1, ...open.map(dayOf))
  return ended.flatMap(({ entry, from }, index): PastRow<T>[] => {
    const lastTrouble = Math.max(...ended.slice(index).map(({ to }) => to))
    // Both ends included, as days since 1970.
    const quiet = { from: lastTrouble + 1, to: before - 1 }
    before = Math.min(before, from)
    return quiet.from <= quiet.to
      ? [{ quiet: times.range(instant(quiet.from * day), instant(quiet.to * day)) }, { entry }]
      : [{ entry }]
  })
}

function dayOf(at: Instant): number {
  return Math.floor(ms(at) / day)
}
