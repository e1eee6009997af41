import { clockTime, day, hour, type Instant, minute, ms } from '#core/words/times.ts'
import { once } from './once.ts'
import type { Times } from './times.ts'

/** What `Intl` does not know of a language. */
export interface TimeWords {
  /** A clock time on another day than today: `03:32 UTC on 18 November`. */
  onDay(time: string, date: string): string
  /** `9 October to 4 November` */
  range(first: string, last: string): string
  /** `6 to 16 November`; `last` is the whole date. */
  rangeInMonth(first: number, last: string): string
  underAMinute: string
  minutes(count: number): string
  hours(count: number): string
  days(count: number): string
  /** `2 h 10 min` */
  joined(larger: string, smaller: string): string
  everyMinutes(count: number): string
  everyHours(count: number): string
  everyDays(count: number): string
  /** What is put around `03:32 UTC` so that it stays in this order. */
  clock?(text: string): string
  /** What is put right in a date that `Intl` wrote. */
  date?(text: string): string
}

/** The times of a language from `Intl` and its own words. */
export function intlTimes(locale: string, words: TimeWords): Times {
  const { clock: kept = (text: string) => text } = words
  const dates = datesOf(locale, words.date)
  const { longDate, shortDate } = dates
  const utc = (at: Instant) => kept(`${clockTime(at)} UTC`)
  const list = once(() => new Intl.ListFormat(locale))
  return {
    ...dates,
    utc,
    seenFrom: (at, today) =>
      at.slice(0, 10) === today.slice(0, 10) ? utc(at) : words.onDay(utc(at), shortDate(at)),
    range(from, to) {
      if (from.slice(0, 10) === to.slice(0, 10)) return shortDate(to)
      if (from.slice(0, 7) === to.slice(0, 7))
        return words.rangeInMonth(Number(from.slice(8, 10)), shortDate(to))
      const date = from.slice(0, 4) === to.slice(0, 4) ? shortDate : longDate
      return words.range(date(from), date(to))
    },
    duration: (milliseconds) => duration(milliseconds, words),
    every: (minutes) => every(minutes, words),
    listed: (items) => list().format(items),
  }
}

/** Making a formatter costs a thousand times what using it does, so each is made once, and only where it is used. */
function datesOf(locale: string, corrected: (text: string) => string = (text) => text) {
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }))
    return (at: string) => corrected(format().format(ms(at)))
  }
  const name = dated({ weekday: 'long' })
  const short = dated({ weekday: 'short' })
  const week = ['02', '03', '04', '05', '06', '07', '08'].map((monday) => `2026-11-${monday}`)
  return {
    longDate: dated({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDate: dated({ day: 'numeric', month: 'long' }),
    weekdayDate: dated({ weekday: 'long', day: 'numeric', month: 'long' }),
    dayInMonth: dated({ weekday: 'long', day: 'numeric' }),
    dayOnAxis: dated({ day: 'numeric', month: 'short' }),
    month: dated({ month: 'long', year: 'numeric' }),
    monthAlone: dated({ month: 'long' }),
    monthOnAxis: dated({ month: 'short' }),
    weekdays: () => week.map((date) => ({ name: name(date), short: short(date) })),
  }
}

/** The same steps as in English. */
function duration(milliseconds: number, { underAMinute, minutes, hours, days, joined }: TimeWords): string {
  if (milliseconds < minute) return underAMinute
  if (milliseconds < hour) return minutes(Math.floor(milliseconds / minute))
  if (milliseconds < 2 * day) {
    const rest = Math.floor((milliseconds % hour) / minute)
    const whole = hours(Math.floor(milliseconds / hour))
    return rest > 0 ? joined(whole, minutes(rest)) : whole
  }
  const rest = Math.floor((milliseconds % day) / hour)
  const whole = days(Math.floor(milliseconds / day))
  return rest > 0 ? joined(whole, hours(rest)) : whole
}

function every(minutes: number, { everyMinutes, everyHours, everyDays }: TimeWords): string {
  if (minutes % 1440 === 0) return everyDays(minutes / 1440)
  return minutes % 60 === 0 ? everyHours(minutes / 60) : everyMinutes(minutes)
}
