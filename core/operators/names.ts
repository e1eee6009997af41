import { callerOf } from './actor.ts'
import { operatorKey } from './record.ts'
import type { Store } from '#core/ports.ts'

/** Names by id; an operator who is gone has none. */
export async function operatorNames(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const entries = await store.get(wanted.map(operatorKey))
  return new Map(
    entries.flatMap((entry, index) =>
      entry ? [[wanted[index] ?? '', (entry.value as { name: string }).name] as const] : [],
    ),
  )
}

/** Names by caller, of those among the callers who are operators. */
export async function callerNames(
  store: Store,
  marks: readonly ({ by: string } | null)[],
): Promise<Record<string, string>> {
  const ids = marks.flatMap((mark) =>
    mark?.by.startsWith('operator:') ? [mark.by.slice('operator:'.length)] : [],
  )
  const names = await operatorNames(store, ids)
  return Object.fromEntries([...names].map(([id, name]) => [callerOf({ id }), name]))
}
