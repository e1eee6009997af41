import type { Content } from '#core/settings/content.ts'
import { readingsHolding, type Reading } from './reading.ts'
import { actInWords, conditionInWords } from './rule.ts'

/** What the rules would do at these values, one line for each rule that looks at them; nothing is done. */
export function tryRules(
  { catalogue, detection: { rules } }: Pick<Content, 'catalogue' | 'detection'>,
  values: Record<string, number>,
  component: string,
): string[] {
  const known = catalogue.groups.flatMap(({ components }) => components).find(({ id }) => id === component)
  const readings = Object.entries(values).map(([measure, value]): Reading => ({
    component,
    measure,
    value,
    from: 'test',
  }))
  return rules.flatMap((rule) => {
    const value = values[rule.when.measure]
    if (value === undefined) return []
    const condition = `${rule.id}: ${conditionInWords(rule.when)}, measured ${value}`
    if (rule.services && !rule.services.includes(component))
      return [`${condition}: not for ${known?.name ?? component}`]
    if (!readingsHolding(rule, readings).has(component)) return [`${condition}: does not hold`]
    const acts = rule.do.map(actInWords).join(', ')
    const after = rule.forMinutes > 0 ? ` after ${rule.forMinutes} min` : ''
    return [
      `${condition}: holds${after}, ${rule.dryRun ? 'would ' : ''}${acts}${rule.dryRun ? ' (dry run)' : ''}`,
    ]
  })
}
