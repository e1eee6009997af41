import { Refusal } from '#core/errors.ts'
import { everyEntry } from '#core/every-entry.ts'
import type { Put, Store } from '#core/ports.ts'
import { beginning, headKey } from './chain.ts'
import { looseKey, placeOf } from './record.ts'

const mostAtOnce = 100

/** Where there is no chain yet, marks all entries as loose and writes its head; whoever is faster does so for all. */
export async function beginChain(store: Store): Promise<void> {
  const [[head], [link]] = await Promise.all([
    store.get([headKey]),
    store.list(['audit-chain'], { limit: 1 }),
  ])
  if (head) return
  if (link)
    throw new Error(
      'The audit log has a chain without a head, so nothing is sealed. `npm run verify` says more.',
    )
  try {
    await markAll(store)
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
  }
}

/** The head comes last, so that nobody seals before everything is marked. */
async function markAll(store: Store): Promise<void> {
  const expect = [{ key: headKey, version: null }]
  let marks: Put[] = []
  for await (const { key } of everyEntry(store, ['audit'])) {
    marks.push({ key: looseKey(placeOf(key)), value: {} })
    if (marks.length < mostAtOnce) continue
    await store.commit({ expect, put: marks, remove: [] })
    marks = []
  }
  await store.commit({ expect, put: [...marks, { key: headKey, value: beginning }], remove: [] })
}
