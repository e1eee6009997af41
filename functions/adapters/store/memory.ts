import { conflict } from '#core/errors.ts'
import type { Change, Clock, Entry, Key, Store, Version } from '#core/ports.ts'
import { decodeKey, encodeKey, rangeOf } from './keys.ts'

interface Row {
  json: string
  version: Version
  expiresAt: number | null
}

/** Keeps everything in this process, for simulation and tests; lost when it ends. */
export function memoryStore(clock: Clock): Store {
  const rows = new Map<string, Row>()
  let commits = 0

  const read = (id: string): Entry | null => {
    const row = rows.get(id)
    if (!row || (row.expiresAt !== null && row.expiresAt <= clock.now())) return null
    return {
      key: decodeKey(id),
      value: JSON.parse(row.json) as unknown,
      version: row.version,
      ...(row.expiresAt !== null && { expiresAt: row.expiresAt }),
    }
  }

  return {
    get: async (keys) => keys.map((key) => read(encodeKey(key))),

    async list(prefix, { after, limit, reverse = false }) {
      const { from, to } = rangeOf(prefix)
      const start = after && encodeKey(after)
      const ids = [...rows.keys()]
        .filter((id) => id > from && id < to)
        .toSorted((one, other) => (one < other ? -1 : 1))
      if (reverse) ids.reverse()
      const beyond = start === undefined ? ids : ids.filter((id) => (reverse ? id < start : id > start))
      const found: Entry[] = []
      for (const id of beyond) {
        if (found.length === limit) break
        const entry = read(id)
        if (entry) found.push(entry)
      }
      return found
    },

    commit: async (change) => apply(change),
  }

  function apply({ expect, put, remove }: Change): Version {
    for (const { key, version } of expect) refuseUnless(key, version)
    const puts = put.map(({ key, value, expiresAt }) => ({
      id: encodeKey(key),
      json: JSON.stringify(value),
      expiresAt: expiresAt ?? null,
    }))
    const removes = remove.map(encodeKey)
    const version = String(++commits)
    for (const id of removes) rows.delete(id)
    for (const { id, json, expiresAt } of puts) rows.set(id, { json, version, expiresAt })
    return version
  }

  function refuseUnless(key: Key, version: Version | null): void {
    if ((read(encodeKey(key))?.version ?? null) !== version) throw conflict(`${key.join('/')} has changed`)
  }
}
