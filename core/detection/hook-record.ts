import type { Deps } from '#core/deps.ts'
import type { Key } from '#core/ports.ts'
import { instant, type Instant } from '#core/words/times.ts'
import type { Signal, SignalSource } from './signal.ts'

/** The last delivery of a hook, for whoever wonders whether monitoring reaches this page. */
export interface HookDelivery {
  at: Instant
  alerts: number
  /** How many of them said something new. */
  learned: number
  /** Of those, the names of alerts of which nobody knows which service they mean. */
  unmapped: string[]
}

const hookKey = (source: SignalSource): Key => ['hook', source]
const mostNamed = 20

export async function noteDelivery(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  source: SignalSource,
  signals: readonly Signal[],
  learned: number,
): Promise<HookDelivery> {
  const unmapped = signals.filter(({ components }) => components.length === 0).map(({ name }) => name)
  const value: HookDelivery = {
    at: instant(clock.now()),
    alerts: signals.length,
    learned,
    unmapped: [...new Set(unmapped)].toSorted().slice(0, mostNamed),
  }
  await store.commit({ expect: [], put: [{ key: hookKey(source), value }], remove: [] })
  return value
}

/** Null where none ever came. */
export async function lastDeliveries(
  { store }: Pick<Deps, 'store'>,
  sources: readonly SignalSource[],
): Promise<(HookDelivery | null)[]> {
  const entries = await store.get(sources.map(hookKey))
  return entries.map((entry) => (entry?.value as HookDelivery | undefined) ?? null)
}
