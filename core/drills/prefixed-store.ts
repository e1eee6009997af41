import type { Entry, Expectation, Key, Store } from '#core/ports.ts'

export interface Below {
  prefix: Key
  /** Kinds of keys that are read where they stand, outside; nothing may be written there. */
  shared?: readonly string[]
  /** Whatever is put expires by then, in milliseconds. */
  until?: number
  /** What must hold outside whenever something is written. */
  expect?: readonly Expectation[]
}

/** A store of its own below a prefix of another: what is written to it cannot be found anywhere else. */
export function prefixedStore(
  store: Store,
  { prefix, shared = [], until = Infinity, expect: always = [] }: Below,
): Store {
  const isShared = ([kind = '']: Key) => shared.includes(kind)
  const at = (key: Key): Key => (isShared(key) ? key : [...prefix, ...key])
  const writable = (key: Key): Key => {
    if (isShared(key)) throw new Error(`${key.join('/')} is only read here`)
    return at(key)
  }
  const seen = (entry: Entry): Entry => {
    if (entry.key[0] !== prefix[0]) return entry
    const { expiresAt, ...rest } = entry
    const own = expiresAt !== undefined && expiresAt < until
    return { ...rest, key: entry.key.slice(prefix.length), ...(own && { expiresAt }) }
  }

  return {
    get: async (keys) => (await store.get(keys.map(at))).map((entry) => entry && seen(entry)),
    list: async (below, { after, ...page }) => {
      const entries = await store.list(at(below), { ...page, ...(after && { after: at(after) }) })
      return entries.map(seen)
    },
    commit: ({ expect, put, remove }) =>
      store.commit({
        expect: [...always, ...expect.map(({ key, version }) => ({ key: at(key), version }))],
        put: put.map(({ key, value, expiresAt = Infinity }) => {
          const ends = Math.min(expiresAt, until)
          return { key: writable(key), value, ...(ends < Infinity && { expiresAt: ends }) }
        }),
        remove: remove.map(writable),
      }),
  }
}
