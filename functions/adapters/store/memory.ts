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
  // The ids of each kind, the first part of a key, in order; made anew when a list asks after one came or went.
  const kinds = new Map<string, Set<string>>()
  const ordered = new Map<string, string[]>()
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
      const ids = inOrder(prefix[0])
      const low = !reverse && start !== undefined && start > from ? start : from
      const high = reverse && start !== undefined && start < to ? start : to
      const found: Entry[] = []
      const [first, step] = reverse ? [placeOf(ids, high) - 1, -1] : [placeAfter(ids, low), 1]
      for (let place = first; found.length < limit; place += step) {
        const id = ids[place]
        if (id === undefined || id <= low || id >= high) break
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
    for (const id of removes) if (rows.delete(id)) moved(id, 'delete')
    for (const { id, json, expiresAt } of puts) {
      if (!rows.has(id)) moved(id, 'add')
      rows.set(id, { json, version, expiresAt })
    }
    return version
  }

  function moved(id: string, how: 'add' | 'delete'): void {
    const [kind = ''] = decodeKey(id)
    const ids = kinds.get(kind) ?? new Set()
    kinds.set(kind, ids)
    ids[how](id)
    ordered.delete(kind)
  }

  function inOrder(kind: string | undefined): readonly string[] {
    if (kind === undefined) return [...rows.keys()].toSorted(byText)
    const known = ordered.get(kind) ?? [...(kinds.get(kind) ?? [])].toSorted(byText)
    ordered.set(kind, known)
    return known
  }

  function refuseUnless(key: Key, version: Version | null): void {
    if ((read(encodeKey(key))?.version ?? null) !== version) throw conflict(`${key.join('/')} has changed`)
  }
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** The place of the first that is not before it. */
function placeOf(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

function placeAfter(ids: readonly string[], id: string): number {
  const place = placeOf(ids, id)
  return ids[place] === id ? place + 1 : place
}
