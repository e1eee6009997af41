import { intlTimes } from './intl-times.ts'

export const times = intlTimes('ja', {
  onDay: (time, date) => `${date} ${time}`,
  range: (first, last) => `${first}～${last}`,
  rangeInMonth: (first, last) => last.replace('月', `月${first}日～`),
  underAMinute: '1分未満',
  minutes: (count) => `${count}分`,
  hours: (count) => `${count}時間`,
  days: (count) => `${count}日`,
  joined: (larger, smaller) => `${larger}${smaller}`,
  everyMinutes: (count) => `${count}分ごと`,
  everyHours: (count) => `${count}時間ごと`,
  everyDays: (count) => (count === 1 ? '毎日' : `${count}日ごと`),
})
