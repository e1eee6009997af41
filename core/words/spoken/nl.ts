import { intlTimes } from './intl-times.ts'

export const times = intlTimes('nl', {
  onDay: (time, date) => `${time} op ${date}`,
  range: (first, last) => `${first} tot en met ${last}`,
  rangeInMonth: (first, last) => `${first} tot en met ${last}`,
  underAMinute: 'minder dan een minuut',
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} uur`,
  days: (count) => `${count} dagen`,
  joined: (larger, smaller) => `${larger} ${smaller}`,
  everyMinutes: (count) => (count === 1 ? 'elke minuut' : `elke ${count} minuten`),
  everyHours: (count) => (count === 1 ? 'elk uur' : `elke ${count} uur`),
  everyDays: (count) => (count === 1 ? 'elke dag' : `elke ${count} dagen`),
})
