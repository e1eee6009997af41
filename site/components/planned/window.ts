import { clockTime, type Instant, sentenceCase } from '#core/words/times.ts'
import type { Linked } from '#site/words/shapes.ts'
import type { Voice } from '#site/words/voice.ts'

type Ends = Linked<'from' | 'to'>

export interface WindowWords {
  /** `Sunday 22 November`; null for a window that ends on another day, whose times name their days. */
  day: string | null
  /** `05:00 to 06:30 UTC` */
  times: Ends
  /** Both in one line. */
  whole: Ends
}

/** A window of time in words, as it is read at `now`; another year than that is named. */
export function windowWords(from: Instant, until: Instant, now: Instant, { t, times }: Voice): WindowWords {
  const thisYear = (at: Instant) => at.slice(0, 4) === now.slice(0, 4)
  if (from.slice(0, 10) !== until.slice(0, 10)) {
    const date = thisYear(from) && thisYear(until) ? times.shortDate : times.longDate
    const moment = (at: Instant) => t.work.moment(times.utc(at), date(at))
    const both = t.work.fromTo(moment(from), moment(until))
    return { day: null, times: both, whole: both }
  }
  const day = sentenceCase(thisYear(from) ? times.weekdayDate(from) : times.longDate(from))
  const ends = [clockTime(from), times.utc(until)] as const
  return { day, times: t.work.fromTo(...ends), whole: t.work.onDay(day, ...ends) }
}
