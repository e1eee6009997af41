import { intlTimes } from './intl-times.ts'
import { pluralIn } from './numbers.ts'

const plural = pluralIn('pt')

export const times = intlTimes('pt', {
  onDay: (time, date) => `${time} de ${date}`,
  range: (first, last) => `${first} a ${last}`,
  rangeInMonth: (first, last) => `${first} a ${last}`,
  underAMinute: 'menos de um minuto',
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} dias`,
  joined: (larger, smaller) => `${larger} ${smaller}`,
  everyMinutes: (count) => plural(count, { one: 'a cada minuto', other: `a cada ${count} minutos` }),
  everyHours: (count) => plural(count, { one: 'a cada hora', other: `a cada ${count} horas` }),
  everyDays: (count) => plural(count, { one: 'a cada dia', other: `a cada ${count} dias` }),
})
