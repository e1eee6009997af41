import { automatic, type Update } from '#core/incidents/incident.ts'
import { lateBy } from '#core/views/incident-sums.ts'
import { type Instant, ms } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

/** What stands under the time of an update: `promised by 03:04 UTC`, or `8 min after it began`. */
export function updateNotes(update: Update, startedAt: Instant, { t, times }: Voice): string[] {
  const { at, promisedFor } = update
  const written = update.by === automatic ? [t.incident.automatic] : []
  const { promisedBy, late, after } = t.incident
  if (promisedFor) {
    const missedBy = lateBy(update)
    return [
      ...written,
      promisedBy(times.seenFrom(promisedFor, at)),
      ...(missedBy > 0 ? [late(times.duration(missedBy))] : []),
    ]
  }
  return [...written, ...(ms(at) > ms(startedAt) ? [after(times.duration(ms(at) - ms(startedAt)))] : [])]
}
