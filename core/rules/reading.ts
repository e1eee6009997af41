import { isFiring, type KnownSignal } from '#core/detection/signal.ts'
import type { Entry, Store } from '#core/ports.ts'
import type { Probe } from '#core/probes/probe.ts'
import { findWatch, stateOf } from '#core/probes/record.ts'
import { staysKnown } from '#core/probes/state.ts'
import { ms } from '#core/words/times.ts'
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

/** What the checks of this page measured last: how long an answer took, and the numbers in it that have a name. */
export async function readingsOfProbes(
  store: Pick<Store, 'get'>,
  probes: readonly Probe[],
  now: number,
): Promise<Reading[]> {
  if (probes.length === 0) return []
  const stored = await findWatch(store)
  return probes.flatMap((probe) => {
    const { last, knownAt, values } = stateOf(stored?.watch ?? null, probe)
    if (!last || knownAt === null || now - ms(knownAt) > staysKnown(probe)) return []
    const { component, name: from } = probe
    const measured = {
      ...values,
      ...(last.milliseconds !== null && { response_time: last.milliseconds / 1000 }),
    }
    return Object.entries(measured).map(([measure, value]) => ({ component, measure, value, from }))
  })
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
