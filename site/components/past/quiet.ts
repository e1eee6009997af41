import type { HistoryEntry } from '#core/views/history-entry.ts'
import { day, instant, type Instant, longDate, ms, shortDate } from '#core/words/times.ts'

/** A stretch of days, both ends included, as days since 1970. */
interface Days {
  from: number
  to: number
}

export type PastRow = { entry: HistoryEntry } | { quiet: string }

/**
 * The past as rows, newest first: each entry, and between them the days on which nothing happened, folded into one
 * line. `open` is when each incident that still lasts began.
 */
export function pastRows(
  entries: readonly HistoryEntry[],
  open: readonly Instant[],
  now: Instant,
): PastRow[] {
  const ended = entries.map((entry) => ({
    entry,
    from: dayOf(entry.startedAt),
    to: dayOf(entry.resolvedAt ?? now),
  }))
  let before = Math.min(dayOf(now) + 1, ...open.map(dayOf))
  return ended.flatMap(({ entry, from }, index): PastRow[] => {
    const lastTrouble = Math.max(...ended.slice(index).map(({ to }) => to))
    const quiet = { from: lastTrouble + 1, to: before - 1 }
    before = Math.min(before, from)
    return quiet.from <= quiet.to ? [{ quiet: dayRange(quiet) }, { entry }] : [{ entry }]
  })
}

/** `16 November`, `6 to 16 November`, `9 October to 4 November`; with years where they differ. */
function dayRange({ from, to }: Days): string {
  const [first, last] = [instant(from * day), instant(to * day)]
  if (from === to) return shortDate(last)
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8, 10))} to ${shortDate(last)}`
  if (first.slice(0, 4) === last.slice(0, 4)) return `${shortDate(first)} to ${shortDate(last)}`
  return `${longDate(first)} to ${longDate(last)}`
}

function dayOf(at: Instant): number {
  return Math.floor(ms(at) / day)
}
