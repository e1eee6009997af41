import type { Change, Clock, Entry, Key, Version } from '#core/ports.ts'

interface Kept {
  entry: Entry
  expiresAt: number
}

/** The port in its most naive form: a list that is searched from end to end. */
export function modelStore(clock: Clock) {
  let kept: Kept[] = []
  let commits = 0
  const living = () => kept.filter(({ expiresAt }) => expiresAt > clock.now()).map(({ entry }) => entry)
  const find = (key: Key) => living().find((entry) => compare(entry.key, key) === 0) ?? null

  return {
    get: (keys: Key[]): (Entry | null)[] => keys.map(find),

    list(
      prefix: Key,
      { after, limit, reverse = false }: { after?: Key; limit: number; reverse?: boolean },
    ): Entry[] {
      const sign = reverse ? -1 : 1
      return living()
        .filter(({ key }) => key.length > prefix.length && prefix.every((part, index) => key[index] === part))
        .filter(({ key }) => !after || compare(key, after) * sign > 0)
        .toSorted((one, other) => compare(one.key, other.key) * sign)
        .slice(0, limit)
    },

    /** The version of the commit, null where an expectation fails. */
    commit({ expect, put, remove }: Change): Version | null {
      if (expect.some(({ key, version }) => (find(key)?.version ?? null) !== version)) return null
      const version = `commit ${++commits}`
      const without = (key: Key) => kept.filter(({ entry }) => compare(entry.key, key) !== 0)
      for (const key of remove) kept = without(key)
      for (const { key, value, expiresAt } of put) {
        const entry = { key, value, version, ...(expiresAt !== undefined && { expiresAt }) }
        kept = [...without(key), { entry, expiresAt: expiresAt ?? Infinity }]
      }
      return version
    },
  }
}

function compare(one: Key, other: Key): number {
  for (const [index, part] of one.entries()) {
    const against = other[index]
    if (against === undefined) return 1
    if (part !== against) return part < against ? -1 : 1
  }
  return one.length - other.length
}
