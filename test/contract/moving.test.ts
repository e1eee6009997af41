import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sealAudit } from '#core/audit/seal-audit.ts'
import { verifyAudit } from '#core/audit/verify-audit.ts'
import { chunksOf } from '#core/moving/chunks.ts'
import { readExport } from '#core/moving/export-file.ts'
import { exportStore } from '#core/moving/export-store.ts'
import { type Imported, importStore } from '#core/moving/import-store.ts'
import { refuseUnfinishedImport } from '#core/moving/unfinished-import.ts'
import { postNotice } from '#core/incidents/post-notice.ts'
import type { Store } from '#core/ports.ts'
import { type SqliteStore, sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { upstashStore } from '#functions/adapters/store/upstash.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { contentsOf, liveIn } from '#test/fakes/lived-in.ts'
import { startUpstash, type Upstash } from '#test/fakes/upstash.ts'

let upstash: Upstash
let folder: string
let deps: TestDeps
const files: SqliteStore[] = []

beforeAll(async () => {
  upstash = await startUpstash()
  folder = await mkdtemp(join(tmpdir(), 'moving-'))
})
afterAll(async () => {
  for (const file of files) file.close()
  await rm(folder, { recursive: true })
  await upstash.stop()
})
beforeEach(async () => {
  await upstash.clear()
  deps = testDeps()
  await liveIn(deps)
})

function sqlite(): Store {
  const store = sqliteStore(join(folder, `${files.length}.db`), deps.clock)
  files.push(store)
  return store
}

const redis = () => upstashStore(upstash, deps.clock)

async function move(from: Store, to: Store): Promise<Imported> {
  const { text } = await exportStore({ ...deps, store: from })
  return importStore({ ...deps, store: to }, readExport(text))
}

describe('moving between the stores', () => {
  it('changes nothing on the way from memory to SQLite, to Upstash and back', async () => {
    const [first, middle, end] = [sqlite(), redis(), sqlite()]
    await move(deps.store, first)
    await move(first, middle)
    await move(middle, end)
    const contents = await contentsOf(deps.store)
    for (const store of [first, middle, end]) {
      expect(await contentsOf(store)).toEqual(contents)
      expect(await verifyAudit(store)).toEqual(await verifyAudit(deps.store))
    }
  })

  it('goes on in the new store where the old one ended', async () => {
    await move(deps.store, redis())
    const moved = { ...deps, store: redis() }
    const notice = () => postNotice(moved, { message: 'Storage is down' }, { by: 'test' })
    expect((await notice()).result.incident.id).toBe('INC-2026-12-27-003')
    const { head } = await verifyAudit(deps.store)
    expect(await sealAudit(moved)).toBe(1)
    expect(await verifyAudit(moved.store)).toMatchObject({
      head: { count: head.count + 1 },
      loose: 0,
      faults: [],
    })
  })

  it('answers a repeat under an idempotency key as the old store did', async () => {
    const command = { by: 'test', once: { key: 'a', request: 'b' } }
    const moved = { ...deps, store: redis() }
    await move(deps.store, moved.store)
    const [old, repeated] = await Promise.all(
      [deps, moved].map((each) => postNotice(each, { message: 'something else' }, command)),
    )
    expect(repeated).toEqual(old)
    expect(repeated?.changed).toBe(false)
  })

  it('survives a line to Upstash that breaks off, and goes on where it stopped', async () => {
    const { text } = await exportStore(deps)
    const store = redis()
    const file = readExport(text)
    upstash.trouble(null, null, null, null, null, 'answer lost', null, 'lost', 'lost', 'lost', 'lost')
    await expect(importStore({ ...deps, store }, file)).rejects.toThrow(/cannot be reached/)
    await expect(refuseUnfinishedImport(store)).rejects.toThrow(/is not finished/)
    expect((await importStore({ ...deps, store }, file)).there).toBeGreaterThan(0)
    expect(await contentsOf(store)).toEqual(await contentsOf(deps.store))
  })

  it('shows one moment while another process posts, or says that it cannot', async () => {
    const store = sqlite()
    await move(deps.store, store)
    const writing = (async () => {
      for (let n = 0; n < 20; n++) {
        deps.clock.pass(1000)
        await postNotice({ ...deps, store }, { message: `Still looking, ${n}` }, { by: 'other' })
      }
    })()
    const { text } = await exportStore({ ...deps, store }).catch(async (error: unknown) => {
      expect((error as Error).message).toMatch(/^Others wrote to the store/)
      await writing
      return exportStore({ ...deps, store })
    })
    await writing
    expect((await importStore({ ...deps, store: redis() }, readExport(text))).audit.faults).toEqual([])
  })

  it('asks Upstash little: about a command for each portion', async () => {
    const { text, entries } = await exportStore(deps)
    await upstash.clear()
    const file = readExport(text)
    await importStore({ ...deps, store: redis() }, file)
    const portions = [...chunksOf(file.entries)].length
    expect(entries).toBeGreaterThan(300)
    // Two for each: what is there, and what is missing. The others begin and end the import, and read it back.
    expect(upstash.billed()).toBeLessThan(2 * portions + 20)
    await upstash.clear()
  })
})
