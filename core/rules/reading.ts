import { isFiring, type KnownSignal } from '#core/detection/signal.ts'
import type { Entry, Store } from '#core/ports.ts'
import { holds, type Rule } from './rule.ts'

/** What is measured of one service now. */
export interface Reading {
  component: string
  measure: string
  value: number
  /** Who measured it, in words. */
  from: string
}

/** What alerts that fire say of a measure. */
export async function readingsOfAlerts(store: Pick<Store, 'list'>): Promise<Reading[]> {
  const entries = (await store.list(['signal'], { limit: 1000 })) as Entry<KnownSignal>[]
  return entries
    .map(({ value }) => value)
    .filter((known) => isFiring(known) && known.signal.source !== 'rule')
    .flatMap(({ signal: { components, measure, value, name } }) =>
      measure === null || value === null
        ? []
        : components.map((component) => ({ component, measure, value, from: name })),
    )
}

/** The readings for which a rule holds, one for each service: that which is furthest beyond its limit. */
export function readingsHolding(rule: Rule, readings: readonly Reading[]): Map<string, Reading> {
  const { when, services } = rule
  const found = new Map<string, Reading>()
  for (const reading of readings) {
    if (reading.measure !== when.measure || !holds(when, reading.value)) continue
    if (services && !services.includes(reading.component)) continue
    const known = found.get(reading.component)
    const beyond = when.than.startsWith('>') ? 1 : -1
    if (!known || beyond * (reading.value - known.value) > 0) found.set(reading.component, reading)
  }
  return found
}
