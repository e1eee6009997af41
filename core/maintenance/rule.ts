import { invalid, quoted, type Refusal } from '#core/errors.ts'
import { type Instant, instant, ms } from '#core/words/times.ts'

export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU'

/** A recurrence rule of RFC 5545 as far as planned work needs it; every list that is not given is empty. */
export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  /** `nth` is 0 for every such day, 1 for the first of the month, -1 for the last. */
  days: { nth: number; day: Weekday }[]
  /** Days of the month; -1 is the last. */
  monthDays: number[]
  months: number[]
  /** Which of `days` count within a month; -1 is the last. */
  positions: number[]
  weekStart: Weekday
  count: number | null
  until: Instant | null
}

export const weekdays: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** The largest interval for each frequency; beyond it a plan is a date, not a rhythm. */
const longest = { DAILY: 366, WEEKLY: 52, MONTHLY: 12, YEARLY: 10 }

const day = '(?:MO|TU|WE|TH|FR|SA|SU)'
const list = (item: string) => new RegExp(`^${item}(?:,${item})*$`)

const parts: Record<string, { form: RegExp; expected: string }> = {
  FREQ: { form: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/, expected: 'FREQ as DAILY, WEEKLY, MONTHLY or YEARLY' },
  INTERVAL: { form: /^[1-9]\d{0,2}$/, expected: 'INTERVAL as a whole number from 1' },
  COUNT: { form: /^[1-9]\d{0,3}$/, expected: 'COUNT as a whole number from 1 to 9999' },
  UNTIL: { form: /^\d{8}(T\d{6}Z?)?$/, expected: 'UNTIL as 20271231 or 20271231T050000Z, in UTC' },
  WKST: { form: new RegExp(`^${day}$`), expected: 'WKST as a day like MO' },
  BYDAY: { form: list(`(?:[+-]?[1-5])?${day}`), expected: 'BYDAY as days like SU, 1SU or -1FR' },
  BYMONTHDAY: {
    form: list('[+-]?(?:[12]?[1-9]|[123]0|31)'),
    expected: 'BYMONTHDAY as days from 1 to 31, or from -31 to -1',
  },
  BYMONTH: { form: list('(?:[1-9]|1[0-2])'), expected: 'BYMONTH as months from 1 to 12' },
  BYSETPOS: { form: list('[+-]?(?:[12]?[1-9]|[123]0|31)'), expected: 'BYSETPOS as a position like 1 or -1' },
}

/** Reads a rule such as `FREQ=MONTHLY;BYDAY=1SU`; refuses what it does not understand, naming the part. */
export function parseRule(text: string): Rule {
  const given = new Map<string, string>()
  for (const piece of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = '', ...rest] = piece.split('=')
    const part = parts[name]
    if (!part) throw refused(`parts like ${Object.keys(parts).join(', ')}`, piece)
    if (given.has(name)) throw refused(`${name} once`, text)
    if (rest.length > 0 || !part.form.test(value)) throw refused(part.expected, piece)
    given.set(name, value)
  }
  const freq = given.get('FREQ') as Rule['freq'] | undefined
  if (!freq) throw refused('FREQ as DAILY, WEEKLY, MONTHLY or YEARLY', text)

  const numbers = (name: string) => unique((given.get(name)?.split(',') ?? []).map(Number))
  const rule: Rule = {
    freq,
    interval: Number(given.get('INTERVAL') ?? 1),
    days: unique(given.get('BYDAY')?.split(',') ?? []).map((each) => ({
      nth: Number(each.slice(0, -2) || 0),
      day: each.slice(-2) as Weekday,
    })),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH').toSorted((one, other) => one - other),
    positions: numbers('BYSETPOS'),
    weekStart: (given.get('WKST') as Weekday | undefined) ?? 'MO',
    count: given.has('COUNT') ? Number(given.get('COUNT')) : null,
    until: untilOf(given.get('UNTIL')),
  }
  refuseUnlessSound(rule, text)
  return rule
}

function untilOf(value: string | undefined): Instant | null {
  if (value === undefined) return null
  const [, year, month, date, hours = '23', minutes = '59', seconds = '59'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(value) ?? []
  const iso = `${year}-${month}-${date}T${hours}:${minutes}:${seconds}.000Z`
  const at = ms(iso)
  if (Number.isNaN(at) || instant(at) !== iso) throw refused('UNTIL as a date that exists', `UNTIL=${value}`)
  return iso
}

function refuseUnlessSound(rule: Rule, text: string): void {
  const { freq, interval, days, monthDays, months, positions } = rule
  const numbered = days.some(({ nth }) => nth !== 0)
  const demand = (holds: boolean, expected: string) => {
    if (!holds) throw refused(expected, text)
  }
  demand(interval <= longest[freq], `INTERVAL from 1 to ${longest[freq]} with FREQ=${freq}`)
  demand(rule.count === null || rule.until === null, 'either COUNT or UNTIL')
  demand(
    !numbered || freq === 'MONTHLY' || freq === 'YEARLY',
    'BYDAY without numbers unless FREQ is MONTHLY or YEARLY',
  )
  demand(
    !numbered || (monthDays.length === 0 && positions.length === 0),
    'a number in BYDAY, or BYMONTHDAY, or BYSETPOS',
  )
  demand(freq !== 'WEEKLY' || monthDays.length === 0, 'no BYMONTHDAY with FREQ=WEEKLY')
  demand(
    freq !== 'YEARLY' || months.length > 0 || (days.length === 0 && monthDays.length === 0),
    'BYMONTH beside BYDAY or BYMONTHDAY with FREQ=YEARLY',
  )
  demand(
    positions.length === 0 || (freq === 'MONTHLY' && days.length > 0 && monthDays.length === 0),
    'BYSETPOS only with FREQ=MONTHLY and BYDAY',
  )
}

/** Says what RFC 5545 takes from the first start where the rule itself is silent, so that the rule stands alone. */
export function completeRule(rule: Rule, start: Instant): Rule {
  const { freq, days, monthDays, months } = rule
  const unsaid = days.length === 0 && monthDays.length === 0
  const date = new Date(start)
  if (freq === 'WEEKLY' && unsaid) {
    const own = weekdays[date.getUTCDay()]
    return own ? { ...rule, days: [{ nth: 0, day: own }] } : rule
  }
  return {
    ...rule,
    monthDays: unsaid && freq !== 'DAILY' ? [date.getUTCDate()] : monthDays,
    months: freq === 'YEARLY' && months.length === 0 ? [date.getUTCMonth() + 1] : months,
  }
}

/** The rule as RFC 5545 writes it. */
export function ruleText(rule: Rule): string {
  const { freq, interval, days, monthDays, months, positions, weekStart, count, until } = rule
  return [
    `FREQ=${freq}`,
    interval > 1 && `INTERVAL=${interval}`,
    months.length > 0 && `BYMONTH=${months.join(',')}`,
    monthDays.length > 0 && `BYMONTHDAY=${monthDays.join(',')}`,
    days.length > 0 && `BYDAY=${days.map((each) => `${each.nth || ''}${each.day}`).join(',')}`,
    positions.length > 0 && `BYSETPOS=${positions.join(',')}`,
    weekStart !== 'MO' && `WKST=${weekStart}`,
    count !== null && `COUNT=${count}`,
    until !== null && `UNTIL=${until.replaceAll(/[-:]|\.000/g, '')}`,
  ]
    .filter(Boolean)
    .join(';')
}

function unique<T>(items: T[]): T[] {
  return [...new Set(items)]
}

export function refused(expected: string, got: string): Refusal {
  return invalid({ field: 'recurrence', expected, got: quoted(got) })
}
