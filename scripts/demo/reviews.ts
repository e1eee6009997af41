import { periodAfter } from '#core/reviews/due.ts'
import { recordReview } from '#core/reviews/record-review.ts'
import type { Review } from '#core/reviews/review.ts'
import { day, hour, instant, ms } from '#core/words/times.ts'
import type { Moment } from './moment.ts'

/** Every review was done on the day it was due, from one time up to the day before another. */
export function reviewMoments(reviews: readonly Review[], from: number, to: number): Moment[] {
  return reviews.flatMap(({ id, every, role }) => {
    const moments: Moment[] = []
    let date = periodAfter(instant(from).slice(0, 10), every)
    for (; midnight(date) + day <= to; date = periodAfter(date, every)) {
      moments.push({
        at: midnight(date) + 9 * hour,
        happens: async (deps) => {
          await recordReview(deps, id, {}, { by: role })
        },
      })
    }
    return moments
  })
}

function midnight(date: string): number {
  return ms(`${date}T00:00:00.000Z`)
}
