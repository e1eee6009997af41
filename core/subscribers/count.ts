import type { Expectation, Put, Store } from '#core/ports.ts'

interface Moved {
  expect: Expectation[]
  put: Put[]
}

/**
 * Counts people in or out, in the commit that does so. One number for all would make any two confirmations of the same
 * moment refuse each other, so there is one for each last character of an id, and one for imports; their sum is right
 * although each alone may be below zero.
 */
export async function countMoved(store: Store, place: string, by: number): Promise<Moved> {
  const key = ['subscriber-count', place]
  const [entry] = await store.get([key])
  const count = (entry?.value as number | undefined) ?? 0
  return {
    expect: [{ key, version: entry?.version ?? null }],
    put: [{ key, value: count + by }],
  }
}

export const countPlace = (id: string): string => id.slice(-1)
export const importPlace = 'import'

/** How many people are subscribed. */
export async function countSubscribers(store: Pick<Store, 'list'>): Promise<number> {
  const counts = await store.list(['subscriber-count'], { limit: 100 })
  return counts.reduce((sum, { value }) => sum + (value as number), 0)
}
