import { DatabaseSync } from 'node:sqlite'
import { conflict, Refusal } from '#core/errors.ts'
import type { Change, Clock, Entry, Store, Version } from '#core/ports.ts'
import { decodeKey, encodeKey, rangeOf } from './keys.ts'

export interface SqliteStore extends Store {
  /** Frees what has expired; returns how many entries that were. */
  sweep(): number
  close(): void
}

interface Row {
  key: string
  value: string
  version: number
  expires_at: number | null
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS entry (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    expires_at INTEGER
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS expiring ON entry (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS counter (id INTEGER PRIMARY KEY CHECK (id = 1), commits INTEGER NOT NULL) STRICT;
  INSERT OR IGNORE INTO counter VALUES (1, 0);
`

const alive = '(expires_at IS NULL OR expires_at > ?)'

/** Keeps everything in one SQLite file; several processes may share it. */
export function sqliteStore(path: string, clock: Clock): SqliteStore {
  const db = new DatabaseSync(path, { timeout: 5000 })
  db.exec(schema)

  const one = db.prepare(`SELECT key, value, version, expires_at FROM entry WHERE key = ? AND ${alive}`)
  const ascending = db.prepare(
    `SELECT key, value, version, expires_at FROM entry WHERE key > ? AND key < ? AND ${alive} ORDER BY key LIMIT ?`,
  )
  const descending = db.prepare(
    `SELECT key, value, version, expires_at FROM entry WHERE key > ? AND key < ? AND ${alive} ORDER BY key DESC LIMIT ?`,
  )
  const count = db.prepare('UPDATE counter SET commits = commits + 1 RETURNING commits')
  const write = db.prepare(
    'INSERT INTO entry VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = excluded.version, expires_at = excluded.expires_at',
  )
  const erase = db.prepare('DELETE FROM entry WHERE key = ?')
  const expire = db.prepare('DELETE FROM entry WHERE expires_at <= ?')

  const read = (id: string): Entry | null => {
    const row = one.get(id, clock.now())
    return row ? entryOf(row as unknown as Row) : null
  }

  return {
    get: async (keys) => keys.map((key) => read(encodeKey(key))),

    list: async (prefix, { after, limit, reverse = false }) => {
      const { from, to } = rangeOf(prefix)
      const start = after && encodeKey(after)
      const rows = reverse
        ? descending.all(from, start && start < to ? start : to, clock.now(), limit)
        : ascending.all(start && start > from ? start : from, to, clock.now(), limit)
      return (rows as unknown as Row[]).map(entryOf)
    },

    commit: async (change) => {
      try {
        db.exec('BEGIN IMMEDIATE')
        const version = apply(change)
        db.exec('COMMIT')
        return version
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK')
        throw passing(error)
      }
    },

    sweep: () => Number(expire.run(clock.now()).changes),
    close: () => {
      db.close()
    },
  }

  function apply({ expect, put, remove }: Change): Version {
    for (const { key, version } of expect) {
      if ((read(encodeKey(key))?.version ?? null) !== version) throw conflict(`${key.join('/')} has changed`)
    }
    const { commits } = count.get() as unknown as { commits: number }
    for (const key of remove) erase.run(encodeKey(key))
    for (const { key, value, expiresAt } of put)
      write.run(encodeKey(key), JSON.stringify(value), commits, expiresAt ?? null)
    return String(commits)
  }
}

function entryOf({ key, value, version, expires_at: expiresAt }: Row): Entry {
  return {
    key: decodeKey(key),
    value: JSON.parse(value) as unknown,
    version: String(version),
    ...(expiresAt !== null && { expiresAt }),
  }
}

/** Busy, read-only, I/O error, full: the store cannot be written now, and may be later. */
function passing(error: unknown): unknown {
  const { errcode, message } = error as { errcode?: number; message: string }
  const cannotWrite = errcode !== undefined && [5, 8, 10, 13].includes(errcode & 0xff)
  return cannotWrite ? new Refusal('unavailable', `The store cannot be written: ${message}.`) : error
}
