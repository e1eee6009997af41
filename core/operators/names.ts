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

/** Names by caller: of operators, of who came by a link to the team or through Slack; others have none. */
export async function callerNames(
  store: Store,
  marks: readonly ({ by: string } | null)[],
): Promise<Record<string, string>> {
  const ids = marks.flatMap((mark) =>
    mark?.by.startsWith('operator:') ? [mark.by.slice('operator:'.length)] : [],
  )
  const names = await operatorNames(store, ids)
  const others = marks.flatMap((mark) => {
    const [kind = '', ...rest] = mark?.by.split(':') ?? []
    if (kind === 'team') return [[mark?.by ?? '', rest.join(':')] as const]
    return kind === 'slack' ? [[mark?.by ?? '', `${rest.join(':')} in Slack`] as const] : []
  })
  return Object.fromEntries([...others, ...[...names].map(([id, name]) => [callerOf({ id }), name] as const)])
}
