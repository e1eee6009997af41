import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { clockTime, type Instant, minute, ms, sentenceCase } from '#core/words/times.ts'
import type { PromiseWords } from '#site/components/hero/promise.ts'
import type { Voice } from '#site/words/voice.ts'

/** How the promise box speaks of the end of planned work. */
export function finishWords({ announcedUntil }: Pick<Maintenance, 'announcedUntil'>) {
  return (until: Instant, now: Instant, { t: { work }, times }: Voice): PromiseWords => {
    const time = clockTime(until)
    if (until <= now)
      return { late: true, label: work.takingLonger, time, note: work.wasTo(times.seenFrom(until, now)) }
    const note =
      until > announcedUntil
        ? work.firstSaid(times.seenFrom(announcedUntil, now))
        : sentenceCase(times.weekdayDate(until))
    return { late: false, label: work.finishedBy, time, note }
  }
}

/** `It took 2 h and ended 30 min later than planned.`; null for work that never began. */
export function tookWords(
  {
    startedAt,
    completedAt,
    announcedUntil,
  }: Pick<Maintenance, 'startedAt' | 'completedAt' | 'announcedUntil'>,
  { t: { work }, times }: Voice,
): string | null {
  if (startedAt === null || completedAt === null) return null
  const took = times.duration(ms(completedAt) - ms(startedAt))
  const off = ms(completedAt) - ms(announcedUntil)
  const by = times.duration(Math.abs(off))
  if (Math.abs(off) < minute) return work.asPlanned(took)
  return off > 0 ? work.endedLater(took, by) : work.endedEarlier(took, by)
}
