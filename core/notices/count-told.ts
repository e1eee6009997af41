import type { Entry, Expectation, Key, Put, Store } from '#core/ports.ts'
import { toldIn } from './record.ts'

/**
 * Counts what subscribers are told, in the commit that tells them. There is one count for each last character of an id,
 * so that commands of the same moment hardly ever refuse each other.
 */
export async function countingTold(
  store: Store,
  puts: readonly Put[],
): Promise<{ expect: Expectation[]; put: Put[] }> {
  const more = new Map<string, number>()
  for (const id of puts.flatMap(toldIn)) more.set(id.slice(-1), (more.get(id.slice(-1)) ?? 0) + 1)
  const places = [...more].map(([place, count]) => ({ key: ['notice-count', place] satisfies Key, count }))
  if (places.length === 0) return { expect: [], put: [] }
  const entries = (await store.get(places.map(({ key }) => key))) as (Entry<number> | null)[]
  return {
    expect: places.map(({ key }, index) => ({ key, version: entries[index]?.version ?? null })),
    put: places.map(({ key, count }, index) => ({ key, value: (entries[index]?.value ?? 0) + count })),
  }
}

/** How many notices subscribers were ever told, whatever became of each. */
export async function countTold(store: Pick<Store, 'list'>): Promise<number> {
  const parts = (await store.list(['notice-count'], { limit: 100 })) as Entry<number>[]
  return parts.reduce((sum, { value }) => sum + value, 0)
}
