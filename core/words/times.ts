/** ISO 8601 in UTC with milliseconds, such as `2026-11-17T02:41:00.000Z`; these order as text. */
export type Instant = string

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

export function instant(ms: number): Instant {
  return new Date(ms).toISOString()
}

export function ms(at: Instant): number {
  return Date.parse(at)
}

/** `03:32` */
export function clockTime(at: Instant): string {
  return instant(ms(at)).slice(11, 16)
}

/** `17 November 2026` */
export function longDate(at: Instant): string {
  return formats.longDate.format(ms(at))
}

/** `17 November` */
export function shortDate(at: Instant): string {
  return formats.shortDate.format(ms(at))
}

/** `November 2026`, from an instant or from a month such as `2026-11`. */
export function monthName(at: string): string {
  return formats.month.format(ms(`${at.slice(0, 7)}-01T00:00:00.000Z`))
}

/** `2026-10` before `2026-11`. */
export function monthBefore(month: string): string {
  return instant(Date.parse(`${month}-01T00:00:00Z`) - day).slice(0, 7)
}

/** `2026-12` after `2026-11`. */
export function monthAfter(month: string): string {
  return instant(Date.parse(`${month}-01T00:00:00Z`) + 31 * day).slice(0, 7)
}

/** Every month that `from` to `to` touches, oldest first; a moment at the end of which a month begins does not touch it. */
export function monthsTouched(from: Instant, to: Instant): string[] {
  const last = instant(Math.max(ms(from), ms(to) - 1)).slice(0, 7)
  const found: string[] = []
  for (let month = from.slice(0, 7); month <= last; month = monthAfter(month)) found.push(month)
  return found
}

/** `Tuesday` */
export function weekday(at: Instant): string {
  return formats.weekday.format(ms(at))
}

/** `02:41 UTC, Tuesday 17 November 2026`, the form used in mail. */
export function fullTime(at: Instant): string {
  return `${clockTime(at)} UTC, ${weekday(at)} ${longDate(at)}`
}

/** `03:32 UTC`, or `03:32 UTC on 18 November` when that is another day than `today`. */
export function timeSeenFrom(at: Instant, today: Instant): string {
  const sameDay = at.slice(0, 10) === today.slice(0, 10)
  return sameDay ? `${clockTime(at)} UTC` : `${clockTime(at)} UTC on ${shortDate(at)}`
}

/** `48 min`, `2 h 10 min`, `3 days 4 h`; anything under a minute is `under a minute`. */
export function duration(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute)
  if (minutes < 1) return 'under a minute'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  const days = Math.floor(hours / 24)
  return hours % 24 ? `${days} days ${hours % 24} h` : `${days} days`
}

/** A cadence in words that follow "every": `15 minutes`, `hour`, `4 hours`, `day`. */
export function cadence(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'day' : `${minutes / 1440} days`
  if (minutes % 60 === 0) return minutes === 60 ? 'hour' : `${minutes / 60} hours`
  return minutes === 1 ? 'minute' : `${minutes} minutes`
}

const smallNumbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Numbers up to twelve as a word, others as digits. */
export function inWords(count: number): string {
  return smallNumbers[count] ?? String(count)
}

/** `two incidents`, `one incident` */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${inWords(count)} ${count === 1 ? singular : plural}`
}

/** `A, B and C` */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

// Making a formatter costs a thousand times what using it does.
const formats = {
  longDate: formatter({ day: 'numeric', month: 'long', year: 'numeric' }),
  shortDate: formatter({ day: 'numeric', month: 'long' }),
  month: formatter({ month: 'long', year: 'numeric' }),
  weekday: formatter({ weekday: 'long' }),
}

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
}
