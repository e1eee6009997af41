import { type Instant, longDate, shortDate, weekday } from '#core/words/times.ts'

/** `Tuesday 17`: in a month, the day is enough. */
export function dayInMonth(at: Instant): string {
  return `${weekday(at)} ${Number(at.slice(8, 10))}`
}

/** `8 October`, with its year where that is another than this month's. */
export function dayBefore(at: Instant, month: string): string {
  return at.slice(0, 4) === month.slice(0, 4) ? shortDate(at) : longDate(at)
}
