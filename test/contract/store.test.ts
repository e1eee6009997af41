import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type SqliteStore, sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { setClock } from '#test/fakes/deps.ts'
import { storeContract } from './store-contract.ts'

storeContract('memory', (clock) =>
  Promise.resolve({ store: memoryStore(clock), close: () => Promise.resolve() }),
)

storeContract('SQLite', async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  const opened: SqliteStore[] = []
  const open = () => {
    const store = sqliteStore(join(folder, 'status.db'), clock)
    opened.push(store)
    return store
  }
  return {
    store: open(),
    again: () => Promise.resolve(open()),
    async close() {
      for (const store of opened) store.close()
      await rm(folder, { recursive: true })
    },
  }
})

describe('SQLite', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const open = (clock = setClock()) => sqliteStore(join(folder, 'status.db'), clock)

  it('keeps everything over a restart, versions included', async () => {
    const before = open()
    const version = await before.commit({ expect: [], put: [{ key: ['k'], value: 'kept' }], remove: [] })
    before.close()
    const after = open()
    expect(await after.get([['k']])).toEqual([{ key: ['k'], value: 'kept', version }])
    expect(await after.commit({ expect: [{ key: ['k'], version }], put: [], remove: [] })).not.toBe(version)
    after.close()
  })

  it('frees what has expired, and only that', async () => {
    const clock = setClock()
    const store = open(clock)
    const put = [
      { key: ['e', '1'], value: 1, expiresAt: clock.now() + 1000 },
      { key: ['e', '2'], value: 2, expiresAt: clock.now() + 1001 },
      { key: ['e', '3'], value: 3 },
    ]
    await store.commit({ expect: [], put, remove: [] })
    expect(store.sweep()).toBe(0)
    clock.pass(1000)
    expect(store.sweep()).toBe(1)
    expect(store.sweep()).toBe(0)
    expect((await store.list(['e'], { limit: 9 })).map(({ value }) => value)).toEqual([2, 3])
    store.close()
  })

  it('loses none of the counts of four processes that start on a file that is not there yet', async () => {
    const processes = await Promise.all(
      [0, 1, 2, 3].map((writer) => countInProcess(join(folder, 'status.db'), writer, 50)),
    )
    expect(processes).toEqual(Array.from({ length: 4 }, () => ({ code: 0, stderr: '' })))
    const store = open()
    const entries = await store.get(
      ['total', 'shared-0', 'shared-1', 'shared-2'].map((name) => ['count', name]),
    )
    const [total, ...shared] = entries.map((entry) => Number(entry?.value))
    expect(total).toBe(4 * 50)
    expect(shared.reduce((sum, each) => sum + each, 0)).toBe(4 * 50)
    expect((await store.list(['own'], { limit: 9 })).map(({ value }) => value)).toEqual([50, 50, 50, 50])
    store.close()
  })
})

async function countInProcess(
  path: string,
  writer: number,
  times: number,
): Promise<{ code: unknown; stderr: string }> {
  const script = join(import.meta.dirname, 'count-up.ts')
  const child = spawn(process.execPath, [script, path, String(writer), String(times)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close') as Promise<unknown[]>])
  return { code, stderr }
}
