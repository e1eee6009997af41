import type { Instant } from '#core/words/times.ts'

/** Dates, times and lengths as a language writes them; a clock time is `03:32 UTC` in every one. */
export interface Times {
  /** `03:32 UTC` */
  utc(at: Instant): string
  /** `03:32 UTC`, or `03:32 UTC on 18 November` when that is another day than `today`. */
  seenFrom(at: Instant, today: Instant): string
  /** `17 November 2026` */
  longDate(at: Instant): string
  /** `17 November` */
  shortDate(at: Instant): string
  /** `Tuesday 17 November` */
  weekdayDate(at: Instant): string
  /** `Tuesday 17`: in a month, the day is enough. */
  dayInMonth(at: Instant): string
  /** `17 Nov`, on a time axis. */
  dayOnAxis(at: Instant): string
  /** `November 2026`, from an instant or from a month such as `2026-11`. */
  month(at: string): string
  /** `November` */
  monthAlone(at: string): string
  /** `Nov`, on a time axis. */
  monthOnAxis(at: string): string
  /** From Monday to Sunday. */
  weekdays(): { name: string; short: string }[]
  /** `16 November`, `6 to 16 November`, `9 October to 4 November`; with years where they differ. */
  range(from: Instant, to: Instant): string
  /** `48 min`, `2 h 10 min`, `3 days 4 h`; anything under a minute is `under a minute`. */
  duration(milliseconds: number): string
  /** `every 15 minutes`, `every hour` */
  every(minutes: number): string
  /** `A, B and C` */
  listed(items: readonly string[]): string
}
