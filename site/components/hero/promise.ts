import { clockTime, type Instant, ms, shortDate, timeSeenFrom, weekday } from '#core/words/times.ts'

export interface PromiseWords {
  late: boolean
  label: string
  /** `03:32` */
  time: string
  note: string
}

/** The words of the promise box: the time of the next update, or that it was missed. */
export function promiseWords(nextUpdateAt: Instant, now: Instant): PromiseWords {
  const time = clockTime(nextUpdateAt)
  return ms(nextUpdateAt) <= ms(now)
    ? {
        late: true,
        label: 'This update is late',
        time,
        note: `It was promised for ${timeSeenFrom(nextUpdateAt, now)}.`,
      }
    : {
        late: false,
        label: 'Next update by',
        time,
        note: `${weekday(nextUpdateAt)} ${shortDate(nextUpdateAt)}`,
      }
}
