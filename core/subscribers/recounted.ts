import type { Expectation, Put, Store } from '#core/ports.ts'
import { countedAs, countMoved, countPlace, type Suppressed } from './count.ts'
import type { Subscriber } from './subscriber.ts'

/** Counts a person among those who are sent nothing, or no longer; somebody who is no subscriber is not counted. */
export async function recounted(
  store: Store,
  subscriber: Subscriber | null,
  suppressed: Suppressed,
): Promise<{ expect: Expectation[]; put: Put[] }> {
  if (!subscriber) return { expect: [], put: [] }
  const { alike, expect } = await countedAs(store, subscriber)
  const [record] = expect
  if (!alike || !record) return { expect: [], put: [] }
  const moved = await countMoved(store, countPlace(subscriber.id), [
    { ...alike, by: -1 },
    { ...alike, suppressed, by: 1 },
  ])
  return { expect: [record, ...moved.expect], put: moved.put }
}
