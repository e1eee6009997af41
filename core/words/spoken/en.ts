import {
  cadence,
  clockTime,
  duration,
  listed,
  longDate,
  monthName,
  shortDate,
  timeSeenFrom,
  weekday,
} from '#core/words/times.ts'
import type { Times } from './times.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const times: Times = {
  utc: (at) => `${clockTime(at)} UTC`,
  seenFrom: timeSeenFrom,
  longDate,
  shortDate,
  weekdayDate: (at) => `${weekday(at)} ${shortDate(at)}`,
  dayInMonth: (at) => `${weekday(at)} ${Number(at.slice(8, 10))}`,
  dayOnAxis: (at) => shortDate(at).replace(/(\w{3})\w*$/, '$1'),
  month: monthName,
  monthAlone: (at) => monthName(at).replace(/ \d+$/, ''),
  monthOnAxis: (at) => monthName(at).slice(0, 3),
  weekdays: () => weekdays.map((name) => ({ name, short: name.slice(0, 3) })),
  range(from, to) {
    if (from.slice(0, 10) === to.slice(0, 10)) return shortDate(to)
    if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))} to ${shortDate(to)}`
    if (from.slice(0, 4) === to.slice(0, 4)) return `${shortDate(from)} to ${shortDate(to)}`
    return `${longDate(from)} to ${longDate(to)}`
  },
  duration,
  every: (minutes) => `every ${cadence(minutes)}`,
  listed,
}
