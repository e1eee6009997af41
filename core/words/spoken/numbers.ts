import { once } from './once.ts'

export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Picks the form that a language uses with a count. */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = once(() => new Intl.PluralRules(locale))
  return (count, forms) => forms[rules().select(count)] ?? forms.other
}

/** Writes counts as words as far as the words go, larger ones as digits. */
export function countIn(words: string): (count: number) => string {
  const known = words.split(' ')
  return (count) => known[count] ?? String(count)
}

/** Writes a share of a hundred with two decimals, a full one without. */
export function percentIn(locale: string): (percent: number) => string {
  const full = once(() => new Intl.NumberFormat(locale, { style: 'percent' }))
  const exact = once(() => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2 }))
  // Rounded first, so that every language rounds as English does.
  return (percent) => (percent === 100 ? full : exact)().format(Number(percent.toFixed(2)) / 100)
}

/** Writes a number with the decimal sign of the language. */
export function decimalIn(locale: string): (value: number) => string {
  const format = once(() => new Intl.NumberFormat(locale))
  return (value) => format().format(value)
}
