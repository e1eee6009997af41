import { intlTimes } from './intl-times.ts'

export const times = intlTimes('de', {
  onDay: (time, date) => `${time} am ${date}`,
  range: (first, last) => `${first} bis ${last}`,
  rangeInMonth: (first, last) => `${first}. bis ${last}`,
  underAMinute: 'unter 1 min',
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} Tage`,
  joined: (larger, smaller) => `${larger} ${smaller}`,
  everyMinutes: (count) => (count === 1 ? 'jede Minute' : `alle ${count} Minuten`),
  everyHours: (count) => (count === 1 ? 'jede Stunde' : `alle ${count} Stunden`),
  everyDays: (count) => (count === 1 ? 'jeden Tag' : `alle ${count} Tage`),
})
