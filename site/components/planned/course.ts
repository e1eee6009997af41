import { isOverrun, type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { type Instant, ms } from '#core/words/times.ts'

type Window = Pick<Maintenance, 'status' | 'startedAt' | 'scheduledFor' | 'scheduledUntil'>

/** How far a window has run, in percent of its bar, which stops at its end. */
export function shareRun(window: Window, now: Instant): number {
  const from = ms(startOf(window))
  const until = ms(window.scheduledUntil)
  if (isOverrun(window, now) || until <= from) return 100
  return Math.max(0, Math.floor(((ms(now) - from) / (until - from)) * 1000) / 10)
}

/** The promised end was moved to a later time that is still ahead. */
export function isExtended(
  { scheduledUntil, announcedUntil }: Pick<Maintenance, 'scheduledUntil' | 'announcedUntil'>,
  now: Instant,
): boolean {
  return scheduledUntil > announcedUntil && scheduledUntil > now
}

/** Of several the one whose end is the end of all: one that is overrun, else the one that ends last. */
export function lastToEnd<T extends Pick<Maintenance, 'scheduledUntil' | 'status'>>(
  works: readonly T[],
  now: Instant,
): T | undefined {
  const overrun = works.filter((each) => isOverrun(each, now))
  return (overrun.length > 0 ? overrun : works).toSorted((one, other) =>
    one.scheduledUntil < other.scheduledUntil ? 1 : -1,
  )[0]
}
