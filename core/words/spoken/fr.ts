import { intlTimes } from './intl-times.ts'
import { pluralIn } from './numbers.ts'

const plural = pluralIn('fr')

export const times = intlTimes('fr', {
  date: (text) => text.replace(/(?<!\d)1(?!\d)/, '1er'),
  onDay: (time, date) => `${time} le ${date}`,
  range: (first, last) => `du ${first} au ${last}`,
  rangeInMonth: (first, last) => `du ${first === 1 ? '1er' : first} au ${last}`,
  underAMinute: 'moins d’une minute',
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => `${count} jours`,
  joined: (larger, smaller) => `${larger} ${smaller}`,
  everyMinutes: (count) => plural(count, { one: 'toutes les minutes', other: `toutes les ${count} minutes` }),
  everyHours: (count) => plural(count, { one: 'toutes les heures', other: `toutes les ${count} heures` }),
  everyDays: (count) => plural(count, { one: 'tous les jours', other: `tous les ${count} jours` }),
})
