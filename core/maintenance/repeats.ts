import { instant, inWords, listed, longDate, monthName, weekday } from '#core/words/times.ts'
import { parseRule, type Rule, type Weekday, weekdays } from './rule.ts'

const units = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }
const places = ['first', 'second', 'third', 'fourth', 'fifth']
const workdays = 'FR,MO,TH,TU,WE'

/** How a complete rule repeats, in words: `every month on the first Sunday, until 31 December 2027`. */
export function repeatsInWords(recurrence: string): string {
  const rule = parseRule(recurrence)
  const { freq, interval, days, monthDays, months } = rule
  const every = interval === 1 ? `every ${units[freq]}` : `every ${inWords(interval)} ${units[freq]}s`
  if (freq === 'YEARLY' && days.length === 0) {
    const dates = months.flatMap((month) => monthDays.map((day) => dateOf(day, month)))
    return [`${every} on ${listed(dates)}`, ...endSaid(rule)].join(', ')
  }
  const on = [daysSaid(rule), listed(monthDays.map((day) => dayOfMonth(day)))]
    .filter(Boolean)
    .join(', if it is ')
  return [`${every}${on && ` on ${on}`}${monthsSaid(rule)}`, ...endSaid(rule)].join(', ')
}

function daysSaid({ days, positions }: Rule): string {
  const plain = days.filter(({ nth }) => nth === 0).map(({ day }) => dayName(day))
  const everyWorkday =
    days
      .map(({ day }) => day)
      .toSorted()
      .join() === workdays
  if (positions.length > 0) {
    const which = everyWorkday ? 'weekday' : either(plain)
    return listed(positions.map((place) => `the ${nth(place)} ${which}`))
  }
  if (everyWorkday && plain.length === days.length) return 'weekdays'
  const numbered = days
    .filter((each) => each.nth !== 0)
    .map((each) => `the ${nth(each.nth)} ${dayName(each.day)}`)
  return listed([...plain, ...numbered])
}

/** `29 February`, `the last day of February` */
function dateOf(day: number, month: number): string {
  return day > 0 ? `${day} ${nameOf(month)}` : `${dayOfMonth(day)} of ${nameOf(month)}`
}

/** `day 15`, `the last day` */
function dayOfMonth(day: number): string {
  return day > 0 ? `day ${day}` : `the ${nth(day)} day`
}

function monthsSaid({ freq, months }: Rule): string {
  if (months.length === 0) return ''
  return ` ${freq === 'DAILY' || freq === 'WEEKLY' ? 'in' : 'of'} ${listed(months.map(nameOf))}`
}

/** `February` */
function nameOf(month: number): string {
  return monthName(`2026-${String(month).padStart(2, '0')}`).replace(/ .*/, '')
}

function endSaid({ count, until }: Rule): string[] {
  if (count !== null) return [count === 1 ? 'once' : count === 2 ? 'twice' : `${inWords(count)} times`]
  return until === null ? [] : [`until ${longDate(until)}`]
}

/** `first`, `21st`, `last`, `second to last` */
function nth(place: number): string {
  if (place === -1) return 'last'
  if (place < 0) return `${nth(-place)} to last`
  const ending = place > 10 && place < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return places[place - 1] ?? `${place}${ending}`
}

function dayName(day: Weekday): string {
  // 4 January 1970 was a Sunday.
  return weekday(instant(Date.UTC(1970, 0, 4 + weekdays.indexOf(day))))
}

function either(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}
