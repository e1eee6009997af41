import type { Entry, Expectation, Key, Put, Store } from '#core/ports.ts'
import { subscriberIn, subscriberKey, suppressedKey } from './record.ts'
import type { Subscriber } from './subscriber.ts'
import type { Suppression, SuppressionReason } from './suppressed.ts'
import { complete, type Topics, type Wishes, withPostmortems } from './wishes.ts'

interface Moved {
  expect: Expectation[]
  put: Put[]
}

/** What one is counted by: hours and zones would make as many kinds of people as there are people. */
export interface CountedWishes extends Topics {
  digest: boolean
  quietHours: 'none' | 'except P1' | 'always'
}

/** People who wish the same, and whether anything is sent to them. */
interface Alike {
  wishes: CountedWishes
  /** They are told otherwise than by email. */
  hook: boolean
  suppressed: Suppressed
}

/** Why nothing is sent to them; just true for a hook that was stopped. */
export type Suppressed = SuppressionReason | boolean

/** So many more of them; fewer below zero. */
export interface Step {
  wishes: Wishes & Pick<Subscriber, 'channel'>
  suppressed: Suppressed
  by: number
}

/** How many people are alike, by what they have in common as JSON; what is as usual is left out. */
type Tally = Record<string, number>

/**
 * Counts people in or out by what they wish, in the commit that does so: whom a notice reaches is known without asking
 * every subscriber. One tally for all would make any two confirmations of the same moment refuse each other, so there is
 * one for each last character of an id, and one for imports; their sum is right although each alone may be below zero.
 */
export async function countMoved(store: Store, place: string, steps: readonly Step[]): Promise<Moved> {
  if (steps.length === 0) return { expect: [], put: [] }
  const key: Key = ['subscriber-count', place]
  const [entry] = (await store.get([key])) as (Entry<Tally> | null)[]
  const tally = { ...entry?.value }
  for (const { by, ...alike } of steps) {
    const name = nameOf(alike)
    const count = (tally[name] ?? 0) + by
    if (count === 0) Reflect.deleteProperty(tally, name)
    else tally[name] = count
  }
  return { expect: [{ key, version: entry?.version ?? null }], put: [{ key, value: tally }] }
}

export const countPlace = (id: string): string => id.slice(-1)
export const importPlace = 'import'

/** How many people wish what, each wish once. */
export async function countByWishes(store: Pick<Store, 'list'>): Promise<(Alike & { people: number })[]> {
  const parts = (await store.list(['subscriber-count'], { limit: 100 })) as Entry<Tally>[]
  const sums = new Map<string, number>()
  for (const { value } of parts)
    for (const [name, count] of Object.entries(value)) sums.set(name, (sums.get(name) ?? 0) + count)
  return [...sums].map(([name, people]) => ({ ...alikeIn(name), people }))
}

/** How many people are subscribed. */
export async function countSubscribers(store: Pick<Store, 'list'>): Promise<number> {
  return (await countByWishes(store)).reduce((sum, { people }) => sum + people, 0)
}

/** A subscriber as they are counted, and what must not change until they are counted otherwise. */
export async function countedAs(
  store: Store,
  { id, email }: Pick<Subscriber, 'id' | 'email'>,
): Promise<{
  subscriber: Subscriber | null
  alike: Omit<Step, 'by'> | null
  suppressed: Suppressed
  expect: Expectation[]
}> {
  const keys = [subscriberKey(id), suppressedKey(email)] as const
  const [entry, suppression] = await store.get([...keys])
  const subscriber = subscriberIn(entry)
  const suppressed = subscriber?.channel
    ? Boolean(subscriber.channel.stopped)
    : ((suppression?.value as Suppression | undefined)?.reason ?? false)
  return {
    subscriber,
    alike: subscriber ? { wishes: subscriber, suppressed } : null,
    suppressed,
    expect: [
      { key: keys[0], version: entry?.version ?? null },
      { key: keys[1], version: suppression?.version ?? null },
    ],
  }
}

function nameOf({ wishes, suppressed }: Omit<Step, 'by'>): string {
  const { components, groups, severities, updates, postmortems, incidents, digest, quietHours, channel } =
    wishes
  const counted = {
    components: components.toSorted(),
    severities: severities.toSorted(),
    updates,
    ...(groups.length > 0 && { groups: groups.toSorted() }),
    ...(postmortems !== withPostmortems(updates) && { postmortems }),
    ...(incidents.length > 0 && { incidents: incidents.toSorted() }),
    ...(digest && { digest: true }),
    ...(quietHours && { quietHours: quietHours.exceptP1 ? 'except P1' : 'always' }),
  }
  return JSON.stringify({ wishes: counted, suppressed, ...(channel && { hook: true }) })
}

function alikeIn(name: string): Alike {
  const {
    wishes,
    suppressed,
    hook = false,
  } = JSON.parse(name) as Omit<Alike, 'wishes' | 'hook'> & {
    wishes: Partial<CountedWishes>
    hook?: boolean
  }
  const { digest = false, quietHours = 'none', ...topics } = wishes
  return { wishes: { ...complete(topics), digest, quietHours }, hook, suppressed }
}
