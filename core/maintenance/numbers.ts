import type { Deps } from '#core/deps.ts'
import type { Change, Key } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'

const numberKey = (date: string): Key => ['maintenance-number', date]
const countKey: Key = ['maintenance-count']

/** An id for each start, by its day, and what must be written so that nobody else takes them. */
export async function nextMaintenanceIds(
  { store }: Pick<Deps, 'store'>,
  starts: readonly Instant[],
): Promise<{ ids: string[]; change: Change }> {
  const dates = [...new Set(starts.map((start) => start.slice(0, 10)))]
  const [count, ...numbers] = await store.get([countKey, ...dates.map(numberKey)])
  const last = new Map(
    dates.map((date, index) => [date, (numbers[index]?.value as { last: number } | undefined)?.last ?? 0]),
  )
  const ids = starts.map((start) => {
    const date = start.slice(0, 10)
    const number = (last.get(date) ?? 0) + 1
    last.set(date, number)
    return `MNT-${date}-${String(number).padStart(3, '0')}`
  })
  return {
    ids,
    change: {
      expect: [
        { key: countKey, version: count?.version ?? null },
        ...dates.map((date, index) => ({ key: numberKey(date), version: numbers[index]?.version ?? null })),
      ],
      put: [
        { key: countKey, value: { made: madeIn(count?.value) + starts.length } },
        ...dates.map((date) => ({ key: numberKey(date), value: { last: last.get(date) } })),
      ],
      remove: [],
    },
  }
}

/** How many maintenances there are, over ones included. */
export async function countMaintenances({ store }: Pick<Deps, 'store'>): Promise<number> {
  const [count] = await store.get([countKey])
  return madeIn(count?.value)
}

function madeIn(value: unknown): number {
  return (value as { made: number } | undefined)?.made ?? 0
}
