import { parseRule, type Rule } from '#core/maintenance/rule.ts'

/** How often something repeats: the words for every one of a unit, and for every so many of them. */
export type Rhythms = Record<Rule['freq'], readonly [every: string, everyFew: (count: number) => string]>

/** How often a complete rule of RFC 5545 repeats: `Every month`; on which days it does, the dates beside it tell. */
export function rhythm(recurrence: string, words: Rhythms): string {
  const { freq, interval } = parseRule(recurrence)
  const [every, everyFew] = words[freq]
  return interval === 1 ? every : everyFew(interval)
}
