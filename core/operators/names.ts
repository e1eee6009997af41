import type { Store } from '#core/ports.ts'

/** Names by id; an operator who is gone has none. */
export async function operatorNames(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const entries = await store.get(wanted.map((id) => ['operator', id]))
  return new Map(
    entries.flatMap((entry, index) =>
      entry ? [[wanted[index] ?? '', (entry.value as { name: string }).name] as const] : [],
    ),
  )
}
