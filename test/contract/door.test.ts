import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type SqliteStore, sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { upstashStore } from '#functions/adapters/store/upstash.ts'
import { startUpstash } from '#test/fakes/upstash.ts'
import { doorContract } from './door-contract.ts'

doorContract('memory', () =>
  Promise.resolve({
    open: (clock) => Promise.resolve(memoryStore(clock)),
    close: () => Promise.resolve(),
  }),
)

doorContract('SQLite', async () => {
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
})

doorContract('Upstash', async () => {
  const upstash = await startUpstash()
  return {
    async open(clock) {
      await upstash.clear()
      return upstashStore(upstash, clock)
    },
    close: () => upstash.stop(),
  }
})
