import { intlTimes } from './intl-times.ts'
import { pluralIn } from './numbers.ts'

const plural = pluralIn('es')

export const times = intlTimes('es', {
  onDay: (time, date) => `${time} del ${date}`,
  range: (first, last) => `del ${first} al ${last}`,
  rangeInMonth: (first, last) => `del ${first} al ${last}`,
  underAMinute: 'menos de un minuto',
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} días`,
  joined: (larger, smaller) => `${larger} ${smaller}`,
  everyMinutes: (count) => plural(count, { one: 'cada minuto', other: `cada ${count} minutos` }),
  everyHours: (count) => plural(count, { one: 'cada hora', other: `cada ${count} horas` }),
  everyDays: (count) => plural(count, { one: 'cada día', other: `cada ${count} días` }),
})
