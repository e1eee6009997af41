import type { Update } from '#core/incidents/incident.ts'
import { lateBy } from '#core/views/incident-sums.ts'
import { duration, type Instant, ms, timeSeenFrom } from '#core/words/times.ts'

/** What stands under the time of an update: `promised by 03:04 UTC`, or `8 min after it began`. */
export function updateNotes(update: Update, startedAt: Instant): string[] {
  const { at, promisedFor } = update
  if (promisedFor) {
    const late = lateBy(update)
    return [`promised by ${timeSeenFrom(promisedFor, at)}`, ...(late > 0 ? [`${duration(late)} late`] : [])]
  }
  return ms(at) > ms(startedAt) ? [`${duration(ms(at) - ms(startedAt))} after it began`] : []
}
