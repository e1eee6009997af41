import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock, Store } from '#core/ports.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type SqliteStore, sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { upstashStore } from '#functions/adapters/store/upstash.ts'
import { startUpstash } from '#test/fakes/upstash.ts'

export interface DoorStore {
  /** Empty. */
  open(clock: Clock): Promise<Store>
  close(): Promise<void>
}

/** Every store that the door of the console has to hold on. */
export const doorStores: [name: string, start: () => Promise<DoorStore>][] = [
  [
    'memory',
    () =>
      Promise.resolve({
        open: (clock) => Promise.resolve(memoryStore(clock)),
        close: () => Promise.resolve(),
      }),
  ],
  ['SQLite', startSqlite],
  ['Upstash', startRedis],
]

async function startSqlite(): Promise<DoorStore> {
  const folder = await mkdtemp(join(tmpdir(), 'door-'))
  const opened: SqliteStore[] = []
  return {
    open(clock) {
      const store = sqliteStore(join(folder, `${opened.length}.db`), clock)
      opened.push(store)
      return Promise.resolve(store)
    },
    async close() {
      for (const store of opened) store.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function startRedis(): Promise<DoorStore> {
  const upstash = await startUpstash()
  return {
    async open(clock) {
      await upstash.clear()
      return upstashStore(upstash, clock)
    },
    close: () => upstash.stop(),
  }
}
