import { isOverrun, type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { clockTime, type Instant, ms, minute, sentenceCase } from '#core/words/times.ts'
import type { PromiseWords } from '#site/components/hero/promise.ts'
import type { Voice } from '#site/words/voice.ts'

/** `Sunday 6 December, 05:00 to 06:30 UTC`, with both dates where they differ. */
export function windowWords(from: Instant, until: Instant, { t, times }: Voice): string {
  const date = (at: Instant) => sentenceCase(times.weekdayDate(at))
  return from.slice(0, 10) === until.slice(0, 10)
    ? t.work.window(date(from), times.utc(from), times.utc(until))
    : t.work.longWindow(times.utc(from), date(from), times.utc(until), date(until))
}

/** How much of the window has passed at a moment, in percent; never beyond its end. */
export function sharePassed(
  {
    startedAt,
    scheduledFor,
    scheduledUntil,
  }: Pick<Maintenance, 'startedAt' | 'scheduledFor' | 'scheduledUntil'>,
  now: Instant,
): number {
  const from = ms(startOf({ startedAt, scheduledFor }))
  const length = ms(scheduledUntil) - from
  if (length <= 0) return 100
  return Math.min(100, Math.max(0, ((ms(now) - from) / length) * 100))
}

/** The words of the box while work is under way: when it will be finished, or that it takes longer. */
export function finishWords(maintenance: Maintenance, now: Instant, { t, times }: Voice): PromiseWords {
  const { scheduledUntil, announcedUntil } = maintenance
  const time = clockTime(scheduledUntil)
  if (isOverrun(maintenance, now)) {
    return {
      late: true,
      label: t.work.late,
      time,
      note: t.work.wasToEnd(times.seenFrom(scheduledUntil, now)),
    }
  }
  const extended = scheduledUntil > announcedUntil
  return {
    late: false,
    label: t.work.finishedBy,
    time,
    note: extended
      ? t.work.wasToEnd(times.seenFrom(announcedUntil, scheduledUntil))
      : sentenceCase(times.weekdayDate(scheduledUntil)),
  }
}

/** How it went, once it is over. */
export function endWords(
  { status, startedAt, completedAt, announcedUntil }: Maintenance,
  { t, times }: Voice,
): string {
  if (status === 'cancelled' || !startedAt || !completedAt) return t.work.calledOff
  const late = ms(completedAt) - ms(announcedUntil)
  const took = t.work.took(times.duration(ms(completedAt) - ms(startedAt)))
  return `${took} ${late < minute ? t.work.inTime : t.work.tookLonger(times.duration(late))}`
}
