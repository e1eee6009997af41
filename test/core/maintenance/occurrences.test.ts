import { describe, expect, it } from 'vitest'
import { occurrences } from '#core/maintenance/occurrences.ts'
import {
  completeRule,
  parseRule,
  type Rule,
  ruleText,
  type Weekday,
  weekdays,
} from '#core/maintenance/rule.ts'
import { repeatsInWords } from '#core/maintenance/repeats.ts'
import { day } from '#core/words/times.ts'
import { random } from '#test/fakes/random.ts'

/** Days that the comparison looks at. */
const lookedFor = 4 * 366

function dates(recurrence: string, start: string, limit: number): string[] {
  const at = `${start}T05:00:00.250Z`
  const found: string[] = []
  for (const each of occurrences(completeRule(parseRule(recurrence), at), at)) {
    expect(each.slice(10)).toBe('T05:00:00.250Z')
    found.push(each.slice(0, 10))
    if (found.length === limit) break
  }
  return found
}

describe('a rule yields', () => {
  it.each<[string, string, string[]]>([
    ['FREQ=MONTHLY;BYDAY=1SU', '2026-12-06', ['2026-12-06', '2027-01-03', '2027-02-07', '2027-03-07']],
    ['FREQ=WEEKLY', '2026-12-06', ['2026-12-06', '2026-12-13', '2026-12-20']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU', '2026-12-02', ['2026-12-02', '2026-12-06', '2026-12-16']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=SU', '2026-12-02', ['2026-12-02', '2026-12-13', '2026-12-16']],
    ['FREQ=DAILY;COUNT=2', '2026-12-31', ['2026-12-31', '2027-01-01']],
    ['FREQ=DAILY;UNTIL=20270101', '2026-12-31', ['2026-12-31', '2027-01-01']],
    ['FREQ=DAILY;UNTIL=20270101T050000Z', '2026-12-31', ['2026-12-31']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2027-01-29', ['2027-01-29', '2027-02-26']],
    ['FREQ=MONTHLY', '2026-10-31', ['2026-10-31', '2026-12-31', '2027-01-31', '2027-03-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['FREQ=YEARLY', '2028-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=DAILY', '2028-02-28', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['FREQ=MONTHLY;INTERVAL=5;BYMONTH=6;BYDAY=2SA', '2029-06-09', ['2029-06-09', '2034-06-10']],
    ['FREQ=YEARLY;BYMONTH=3,9;BYDAY=-1SU', '2027-03-28', ['2027-03-28', '2027-09-26', '2028-03-26']],
  ])('%s from %s: %j', (recurrence, start, expected) => {
    expect(dates(recurrence, start, expected.length + (/COUNT|UNTIL/.test(recurrence) ? 1 : 0))).toEqual(
      expected,
    )
  })

  it('nothing but what looking at every day finds too, for 120 rules', () => {
    const pick = random(20261206)
    for (let round = 0; round < 120; round++) {
      const start = new Date(Date.UTC(2026, 0, 1 + pick(1500))).toISOString().slice(0, 10)
      const recurrence = ruleText(completeRule(parseRule(anyRule(pick)), start))
      const looked = dayByDay(parseRule(recurrence), start)
      const last = new Date(Date.parse(start) + lookedFor * day).toISOString().slice(0, 10)
      const yielded = dates(recurrence, start, looked.length || 1).filter((date) => date < last)
      expect([recurrence, start, yielded]).toEqual([recurrence, start, looked])
    }
  })

  it('an answer, however seldom it fits', () => {
    for (const recurrence of [
      'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;INTERVAL=365;BYMONTH=2;BYMONTHDAY=31',
      'FREQ=WEEKLY;INTERVAL=52;BYDAY=MO;BYMONTH=2',
      'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3;BYDAY=5MO',
      'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9',
      'FREQ=YEARLY;INTERVAL=9;BYMONTH=2;BYMONTHDAY=29',
    ])
      expect(dates(recurrence, '2027-02-15', 1000).length).toBeLessThan(30)
  })
})

describe('a rule is refused', () => {
  it.each<[string, string, RegExp]>([
    ['an unknown part', 'FREQ=DAILY;BYMOON=1', /^parts like FREQ, INTERVAL/],
    ['a part we do not keep exactly', 'FREQ=YEARLY;BYWEEKNO=20', /^parts like/],
    ['nothing', ' ', /^parts like/],
    ['words', 'every Sunday', /^parts like/],
    ['no frequency', 'BYDAY=SU', /^FREQ as DAILY/],
    ['hours', 'FREQ=HOURLY', /^FREQ as DAILY, WEEKLY, MONTHLY or YEARLY$/],
    ['times of day', 'FREQ=DAILY;BYHOUR=1,2', /^parts like/],
    ['a part given twice', 'FREQ=DAILY;FREQ=WEEKLY', /^FREQ once$/],
    ['a day that is none', 'FREQ=WEEKLY;BYDAY=XX', /^BYDAY as days/],
    ['a month that is none', 'FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1', /^BYMONTH as months/],
    ['day zero', 'FREQ=MONTHLY;BYMONTHDAY=0', /^BYMONTHDAY as days/],
    ['no repetition', 'FREQ=DAILY;COUNT=0', /^COUNT as/],
    ['an end that is none', 'FREQ=DAILY;UNTIL=20270230', /^UNTIL as a date that exists$/],
    ['two ends', 'FREQ=DAILY;COUNT=2;UNTIL=20270101', /^either COUNT or UNTIL$/],
    ['an interval beyond reason', 'FREQ=DAILY;INTERVAL=999', /^INTERVAL from 1 to 366/],
    ['a numbered day of a week', 'FREQ=WEEKLY;BYDAY=1SU', /^BYDAY without numbers/],
    ['a position of nothing', 'FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=1', /^BYSETPOS only/],
    ['days of a year', 'FREQ=YEARLY;BYDAY=SU', /^BYMONTH beside BYDAY/],
    ['two values', 'FREQ=DAILY=2', /^FREQ as/],
  ])('for %s: %s', (_, recurrence, expected) => {
    expect(() => parseRule(recurrence)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        mistakes: [
          expect.objectContaining({
            field: 'recurrence',
            expected: expect.stringMatching(expected) as string,
          }),
        ],
      }) as Error,
    )
  })

  it('but not for its case or a prefix', () => {
    expect(ruleText(parseRule('rrule:freq=monthly;byday=1su'))).toBe('FREQ=MONTHLY;BYDAY=1SU')
  })
})

describe('how it repeats, in words', () => {
  it.each([
    ['FREQ=DAILY', 'every day'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=6', 'every three days, six times'],
    ['FREQ=WEEKLY;BYDAY=SU', 'every week on Sunday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'every two weeks on Monday and Thursday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every week on weekdays'],
    ['FREQ=MONTHLY;BYDAY=1SU', 'every month on the first Sunday'],
    ['FREQ=MONTHLY;BYDAY=1SU,-1SU', 'every month on the first Sunday and the last Sunday'],
    ['FREQ=MONTHLY;BYMONTH=1,7;BYDAY=1SU', 'every month on the first Sunday of January and July'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'every month on day 15'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=1', 'every month on the last day, once'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'every month on Friday, if it is day 13'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', 'every month on the second to last weekday'],
    ['FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1', 'every month on the first Saturday or Sunday'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'every year on 29 February'],
    [
      'FREQ=YEARLY;BYMONTH=6;BYDAY=2SU;UNTIL=20301231',
      'every year on the second Sunday of June, until 31 December 2030',
    ],
  ])('%s: %s', (recurrence, expected) => {
    expect(repeatsInWords(recurrence)).toBe(expected)
  })
})

/** What RFC 5545 says, day by day, without a thought for speed. */
function dayByDay(
  { freq, interval, days, monthDays, months, positions, weekStart }: Rule,
  start: string,
): string[] {
  const first = new Date(start)
  const week = (date: Date) =>
    Math.floor((date.getTime() / day - ((weekdays.indexOf(weekStart) + 3) % 7)) / 7)
  const month = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth()
  const steps = {
    DAILY: (date: Date) => (date.getTime() - first.getTime()) / day,
    WEEKLY: (date: Date) => week(date) - week(first),
    MONTHLY: (date: Date) => month(date) - month(first),
    YEARLY: (date: Date) => date.getUTCFullYear() - first.getUTCFullYear(),
  }[freq]
  const isDay = (date: Date) => {
    const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    const own = date.getUTCDate()
    const nth = [0, Math.ceil(own / 7), -Math.ceil((length - own + 1) / 7)]
    return (
      (days.length === 0 ||
        days.some((each) => each.day === weekdays[date.getUTCDay()] && nth.includes(each.nth))) &&
      (monthDays.length === 0 || monthDays.includes(own) || monthDays.includes(own - length - 1)) &&
      (months.length === 0 || months.includes(date.getUTCMonth() + 1))
    )
  }
  const found: string[] = []
  for (let index = 0; index < lookedFor && found.length < 40; index++) {
    const date = new Date(first.getTime() + index * day)
    if (steps(date) % interval !== 0 || !isDay(date)) continue
    if (positions.length > 0) {
      const same = Array.from(
        { length: 31 },
        (_, each) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), each + 1)),
      )
        .filter((each) => each.getUTCMonth() === date.getUTCMonth() && isDay(each))
        .map((each) => each.getUTCDate())
      const place = same.indexOf(date.getUTCDate())
      if (!positions.includes(place + 1) && !positions.includes(place - same.length)) continue
    }
    found.push(date.toISOString().slice(0, 10))
  }
  return found
}

function anyRule(pick: (below: number) => number): string {
  const some = <T>(all: readonly T[]) => all.filter(() => pick(3) === 0).concat(all[pick(all.length)] ?? [])
  const maybe = (part: string) => (pick(3) === 0 ? part : '')
  const names = () => [...new Set(some<Weekday>(weekdays))].join()
  const numbered = () => `${['1', '2', '3', '4', '5', '-1', '-2'][pick(7)] ?? ''}${weekdays[pick(7)] ?? ''}`
  const monthDays = () => [...new Set(some([1, 2, 13, 28, 29, 30, 31, -1, -2, -30]))].join()
  const months = () => `BYMONTH=${[...new Set(some([1, 2, 4, 7, 10, 12]))].join()}`
  const interval = maybe(`INTERVAL=${1 + pick(7)}`)
  const shapes = [
    () => ['FREQ=DAILY', maybe(`BYDAY=${names()}`), maybe(months()), maybe(`BYMONTHDAY=${monthDays()}`)],
    () => [
      'FREQ=WEEKLY',
      maybe(`BYDAY=${names()}`),
      maybe(months()),
      maybe(`WKST=${weekdays[pick(7)] ?? ''}`),
    ],
    () => ['FREQ=MONTHLY', `BYDAY=${[...new Set([numbered(), numbered()])].join()}`, maybe(months())],
    () => ['FREQ=MONTHLY', `BYMONTHDAY=${monthDays()}`, maybe(`BYDAY=${names()}`), maybe(months())],
    () => [
      'FREQ=MONTHLY',
      `BYDAY=${names()}`,
      `BYSETPOS=${['1', '-1', '2', '1,-2'][pick(4)] ?? ''}`,
      maybe(months()),
    ],
    () => ['FREQ=YEARLY', months(), `BYMONTHDAY=${monthDays()}`, maybe(`BYDAY=${names()}`)],
    () => ['FREQ=YEARLY', months(), `BYDAY=${numbered()}`],
  ]
  return [...(shapes[pick(shapes.length)]?.() ?? []), interval].filter(Boolean).join(';')
}
