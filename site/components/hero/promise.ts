import { clockTime, type Instant, ms, sentenceCase } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

export interface PromiseWords {
  late: boolean
  label: string
  /** `03:32` */
  time: string
  note: string
}

/** The words of the promise box: the time of the next update, or that it was missed. */
export function promiseWords(
  nextUpdateAt: Instant,
  now: Instant,
  { t: { hero }, times }: Voice,
): PromiseWords {
  const time = clockTime(nextUpdateAt)
  return ms(nextUpdateAt) <= ms(now)
    ? { late: true, label: hero.late, time, note: hero.promisedFor(times.seenFrom(nextUpdateAt, now)) }
    : { late: false, label: hero.nextUpdateBy, time, note: sentenceCase(times.weekdayDate(nextUpdateAt)) }
}
