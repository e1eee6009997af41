import { clockTime, type Instant, sentenceCase } from '#core/words/times.ts'
import type { Linked } from '#site/words/shapes.ts'
import type { Voice } from '#site/words/voice.ts'

type Ends = Linked<'from' | 'to'>

export interface WindowWords {
  /** `Sunday 22 November`; null for a window that ends on another day, whose times name their days. */
  day: string | null
  /** `05:00 to 06:30 UTC`, or `22:00 UTC on 21 Nov to 02:00 UTC on 22 Nov`. */
  times: Ends
  /** Both in one line. */
  whole: Ends
}

/** A window of time in words, as it is read at `now`; another year than that is named. */
export function windowWords(from: Instant, until: Instant, now: Instant, { t, times }: Voice): WindowWords {
  const thisYear = (at: Instant) => at.slice(0, 4) === now.slice(0, 4)
  if (from.slice(0, 10) !== until.slice(0, 10)) {
    const near = thisYear(from) && thisYear(until)
    const both = (date: (at: Instant) => string) =>
      t.work.fromTo(t.work.moment(times.utc(from), date(from)), t.work.moment(times.utc(until), date(until)))
    const { longDate, shortDate, dayOnAxis } = times
    return { day: null, times: both(near ? dayOnAxis : longDate), whole: both(near ? shortDate : longDate) }
  }
  const day = sentenceCase(thisYear(from) ? times.weekdayDate(from) : times.longDate(from))
  const ends = [clockTime(from), times.utc(until)] as const
  return { day, times: t.work.fromTo(...ends), whole: t.work.onDay(day, ...ends) }
}
