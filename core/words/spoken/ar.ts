import { intlTimes } from './intl-times.ts'
import type { Times } from './times.ts'
import { pluralIn } from './numbers.ts'

const plural = pluralIn('ar')

const written = intlTimes('ar-u-nu-latn', {
  clock: (text) => `\u2066${text}\u2069`,
  onDay: (time, date) => `${time} يوم ${date}`,
  range: (first, last) => `من ${first} إلى ${last}`,
  rangeInMonth: (first, last) => `من ${first} إلى ${last}`,
  underAMinute: 'أقل من دقيقة',
  minutes: (count) =>
    plural(count, {
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: `${count} دقائق`,
      other: `${count} دقيقة`,
    }),
  hours: (count) =>
    plural(count, { one: 'ساعة واحدة', two: 'ساعتان', few: `${count} ساعات`, other: `${count} ساعة` }),
  days: (count) =>
    plural(count, {
      one: 'يوم واحد',
      two: 'يومان',
      few: `${count} أيام`,
      many: `${count} يومًا`,
      other: `${count} يوم`,
    }),
  joined: (larger, smaller) => `${larger} و${smaller}`,
  everyMinutes: (count) =>
    plural(count, {
      one: 'كل دقيقة',
      two: 'كل دقيقتين',
      few: `كل ${count} دقائق`,
      other: `كل ${count} دقيقة`,
    }),
  everyHours: (count) =>
    plural(count, {
      one: 'كل ساعة',
      two: 'كل ساعتين',
      few: `كل ${count} ساعات`,
      other: `كل ${count} ساعة`,
    }),
  everyDays: (count) =>
    plural(count, {
      one: 'كل يوم',
      two: 'كل يومين',
      few: `كل ${count} أيام`,
      many: `كل ${count} يومًا`,
      other: `كل ${count} يوم`,
    }),
})

export const times: Times = {
  ...written,
  // Without its article the name of a day fits into a calendar on a phone.
  weekdays: () => written.weekdays().map(({ name }) => ({ name, short: name.replace(/^ال/, '') })),
}
