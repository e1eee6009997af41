import type { Key } from '#core/ports.ts'

/** How many there are of each kind, the most first: `412 audit, 35 incident, 1 page`. */
export function kindsOf(keys: Iterable<Key>): string {
  const counts = new Map<string, number>()
  for (const [kind = ''] of keys) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')
}
