import ICAL from 'ical.js'
import { type Instant, instant } from '#core/words/times.ts'
import { type Rule, weekdays } from './rule.ts'

const horizonYears = 50

/**
 * The starts that a complete rule yields from `start` on, in order and in UTC, at the time of day of `start`; at most
 * those of fifty years. ical.js walks days, weeks or months; what only leaves some of these out is decided here,
 * because ical.js counts such rules wrong and can search them for ever.
 */
export function* occurrences(rule: Rule, start: Instant): Generator<Instant> {
  const first = new Date(start)
  const lastYear = first.getUTCFullYear() + horizonYears
  const walk = ICAL.Recur.fromString(walkOf(rule)).iterator(
    ICAL.Time.fromData({
      year: first.getUTCFullYear(),
      month: first.getUTCMonth() + 1,
      day: rule.freq === 'YEARLY' ? 1 : first.getUTCDate(),
    }),
  )
  let yielded = 0
  for (let date = next(walk); date !== null && date.getUTCFullYear() <= lastYear; date = next(walk)) {
    const at = `${instant(date.getTime()).slice(0, 10)}${start.slice(10)}`
    if (at < start || !fits(rule, date, first)) continue
    if (rule.until !== null && at > rule.until) return
    yield at
    if (++yielded === rule.count) return
  }
}

function next(walk: ICAL.RecurIterator): Date | null {
  const date = walk.next() as ICAL.Time | null
  return date && new Date(Date.UTC(date.year, date.month - 1, date.day))
}

/** Each step of this walk ends: it leaves nothing out but days that a month does not have. */
function walkOf({ freq, interval, days, monthDays, weekStart }: Rule): string {
  if (freq === 'DAILY') return `FREQ=DAILY;INTERVAL=${interval}`
  const by =
    monthDays.length > 0
      ? `BYMONTHDAY=${monthDays.join(',')}`
      : `BYDAY=${days.map((each) => `${each.nth || ''}${each.day}`).join(',')}`
  if (freq === 'WEEKLY') return `FREQ=WEEKLY;INTERVAL=${interval};WKST=${weekStart};${by}`
  return `FREQ=MONTHLY;INTERVAL=${freq === 'YEARLY' ? 1 : interval};${by}`
}

function fits(
  { freq, interval, days, monthDays, months, positions }: Rule,
  date: Date,
  first: Date,
): boolean {
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  const day = date.getUTCDate()
  const monthLength = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const onADay = (each: number) => {
    const weekday = weekdays[new Date(Date.UTC(year, month, each)).getUTCDay()]
    return days.length === 0 || days.some((wanted) => wanted.day === weekday)
  }
  return (
    (freq !== 'YEARLY' || (year - first.getUTCFullYear()) % interval === 0) &&
    (months.length === 0 || months.includes(month + 1)) &&
    (monthDays.length === 0 || counts(monthDays, day, monthLength)) &&
    onADay(day) &&
    (positions.length === 0 || isAt(positions, day, monthLength, onADay))
  )
}

function isAt(
  positions: number[],
  day: number,
  monthLength: number,
  onADay: (day: number) => boolean,
): boolean {
  const found = Array.from({ length: monthLength }, (_, index) => index + 1).filter(onADay)
  return counts(positions, found.indexOf(day) + 1, found.length)
}

/** Whether a list that counts from 1, and from -1 backwards, holds the place. */
function counts(list: number[], place: number, length: number): boolean {
  return list.includes(place) || list.includes(place - length - 1)
}
