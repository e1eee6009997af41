import { canonicalJson } from '#core/audit/chain.ts'
import { conflict, type Refusal } from '#core/errors.ts'
import { everyEntry } from '#core/every-entry.ts'
import type { Clock, Entry, Key, Put, Store } from '#core/ports.ts'
import { kindsOf } from './kinds.ts'

interface Deps {
  store: Store
  clock: Clock
}

/** Reads everything that stands in the store, but what `leftOut` names, and refuses where it is not what was put. */
export async function readBack(
  { store, clock }: Deps,
  wanted: readonly Put[],
  leftOut: (key: Key) => boolean,
): Promise<void> {
  const missing = new Map(wanted.map((put) => [put.key.join('\n'), put]))
  const strange: Key[] = []
  for await (const entry of everyEntry(store, [])) {
    const name = entry.key.join('\n')
    const put = missing.get(name)
    if (put ? !isEqual(put, entry) : !leftOut(entry.key)) strange.push(entry.key)
    missing.delete(name)
  }
  const now = clock.now()
  const lost = [...missing.values()].filter(({ expiresAt = Infinity }) => expiresAt > now)
  if (strange.length + lost.length > 0) throw interfered([...strange, ...lost.map(({ key }) => key)])
}

export function isEqual(put: Put, entry: Entry): boolean {
  return put.expiresAt === entry.expiresAt && canonicalJson(put.value) === canonicalJson(entry.value)
}

export function interfered(keys: readonly Key[]): Refusal {
  return conflict(
    `Something else wrote to the store while it was filled. It differs from the file in ${kindsOf(keys)}, the first at ${keys[0]?.join('/') ?? ''}. Stop what runs on it, empty it and import again.`,
  )
}
