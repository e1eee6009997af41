import type { HistoryEntry } from '#core/views/history-entry.ts'
import type { Instant } from '#core/words/times.ts'
import type { Dictionary } from '#site/words/dictionary.ts'
import { daysOf, type Mark, touchedOn } from './calendar.ts'

/**
 * `Two incidents. The other 27 days were quiet.`; a month that still runs counts its days up to today, and
 * a day with planned work is not a quiet one. */
export function monthSum(
  month: string,
  all: readonly HistoryEntry[],
  now: Instant,
  { history }: Dictionary,
  work: readonly Mark[] = [],
): string {
  const { sum, sumSoFar, noNew, noNewSoFar, restQuiet } = history
  const today = now.slice(0, 10)
  const days = daysOf(month).filter((date) => date <= today)
  const touched = days.filter((date) => all.some((entry) => touchedOn(date, entry, now)))
  const worked = days.filter((date) => work.some((mark) => touchedOn(date, mark, now)))
  const began = all.filter(({ startedAt }) => startedAt.startsWith(month)).length
  const running = today.startsWith(month)
  if (touched.length === 0) return (running ? sumSoFar : sum)(began)
  const ranOver = running ? noNewSoFar : noNew
  const incidents = began === 0 ? ranOver : (running ? sumSoFar : sum)(began)
  const quiet = days.length - new Set([...touched, ...worked]).size
  return quiet > 0 ? history.sentences(incidents, restQuiet(quiet)) : incidents
}
