import type { HistoryEntry } from '#core/views/history-entry.ts'
import { counted, inWords, type Instant, sentenceCase } from '#core/words/times.ts'
import { daysOf, touchedOn } from './calendar.ts'

/** `Two incidents. The other 27 days were quiet.`; a month that still runs counts its days up to today. */
export function monthSum(month: string, all: readonly HistoryEntry[], now: Instant): string {
  const today = now.slice(0, 10)
  const days = daysOf(month).filter((date) => date <= today)
  const touched = days.filter((date) => all.some((entry) => touchedOn(date, entry, now))).length
  const began = all.filter(({ startedAt }) => startedAt.startsWith(month)).length
  const soFar = today.startsWith(month) ? ' so far' : ''
  const what = began === 0 && touched > 0 ? 'new incident' : 'incident'
  const incidents = `${sentenceCase(counted(began, what))}${soFar}.`
  return touched === 0 ? incidents : [incidents, quietDays(days.length - touched)].filter(Boolean).join(' ')
}

function quietDays(quiet: number): string {
  if (quiet === 0) return ''
  return quiet === 1 ? 'The other day was quiet.' : `The other ${inWords(quiet)} days were quiet.`
}
