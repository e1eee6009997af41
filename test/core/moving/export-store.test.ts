import { beforeEach, describe, expect, it } from 'vitest'
import { auditPuts } from '#core/audit/record.ts'
import { verifyAudit } from '#core/audit/verify-audit.ts'
import { exportStore } from '#core/moving/export-store.ts'
import { readExport } from '#core/moving/export-file.ts'
import { importKey } from '#core/moving/unfinished-import.ts'
import { monthSumsKind } from '#core/uptime/month-sums.ts'
import type { Store } from '#core/ports.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { contentsOf, liveIn } from '#test/fakes/lived-in.ts'

let deps: TestDeps
beforeEach(() => {
  deps = testDeps()
})

const put = (key: string[], value: unknown = {}, expiresAt?: number) =>
  deps.store.commit({ expect: [], put: [{ key, value, expiresAt }], remove: [] })
const keysIn = (text: string) => readExport(text).entries.map(({ key }) => key.join('/'))

/** Something is written before each of the next readings, as long as it says. */
function whileWriting(write: (reading: number) => Promise<unknown> | null): Store {
  let readings = 0
  return {
    ...deps.store,
    async list(prefix, page) {
      if (prefix.length === 0 && !page.after) await write(++readings)
      return deps.store.list(prefix, page)
    },
  }
}

describe('an export', () => {
  it('holds everything, its times of expiry included, and a sealed audit log', async () => {
    await liveIn(deps)
    const { text, entries, audit } = await exportStore(deps)
    const file = readExport(text)
    expect(file.entries.filter(({ key }) => key[0] !== 'unpublished')).toEqual(await contentsOf(deps.store))
    expect(file.entries).toHaveLength(entries)
    expect(file.entries.filter(({ expiresAt }) => expiresAt).length).toBeGreaterThan(30)
    expect(file.audit).toEqual((await verifyAudit(deps.store)).head)
    expect(audit).toMatchObject({ loose: 0, faults: [] })
    expect(audit.head.count).toBeGreaterThan(40)
  })

  it('is JSON line by line, with a header and a last line', async () => {
    await put(['k', '1'], 'one')
    await put(['k', '2'], 'two', deps.clock.now() + 1000)
    const lines = (await exportStore(deps)).text.split('\n')
    expect(lines.slice(0, 3)).toEqual([
      '{"format":"duetright-status","version":1,"exportedAt":"2026-11-17T02:41:00.000Z"}',
      '{"key":["k","1"],"value":"one"}',
      `{"key":["k","2"],"value":"two","expiresAt":${deps.clock.now() + 1000}}`,
    ])
    expect(lines[3]).toMatch(/^\{"entries":2,"sha256":"[0-9a-f]{64}","audit":\{"count":0,"hash":"0{64}"\}\}$/)
    expect(lines.slice(4)).toEqual([''])
  })

  it('takes a moment at which nobody wrote, and nothing that came apart', async () => {
    await put(['pair', '1'], 0)
    await put(['pair', '2'], 0)
    const store = whileWriting((reading) =>
      reading <= 3
        ? deps.store.commit({
            expect: [],
            put: ['1', '2'].map((n) => ({ key: ['pair', n], value: reading })),
            remove: [],
          })
        : null,
    )
    const { text } = await exportStore({ ...deps, store })
    expect(readExport(text).entries.map(({ value }) => value)).toEqual([3, 3])
  })

  it('seals what is done while it reads', async () => {
    await put(['k'])
    const store = whileWriting((reading) =>
      reading === 1
        ? deps.store.commit({
            expect: [],
            put: auditPuts(deps, 'mara', { action: 'x', subject: 'y' }),
            remove: [],
          })
        : null,
    )
    const { text, audit } = await exportStore({ ...deps, store })
    expect(audit).toMatchObject({ head: { count: 1 }, loose: 0, faults: [] })
    expect(keysIn(text).filter((key) => key.startsWith('audit-loose'))).toEqual([])
  })

  it('begins the chain of a store that never had one', async () => {
    const [entry] = auditPuts(deps, 'mara', { action: 'x', subject: 'y' })
    await deps.store.commit({ expect: [], put: entry ? [entry] : [], remove: [] })
    expect((await exportStore(deps)).audit.head.count).toBe(1)
  })

  it('says what to do when others write all the time', async () => {
    const store = whileWriting((reading) => put(['k'], reading))
    await expect(exportStore({ ...deps, store })).rejects.toThrow(
      'Others wrote to the store during each of 6 readings, so none of them shows one moment. Stop posting, or stop the server, and export again. No file was written.',
    )
  })

  it('is not held up by what expires between two readings, and leaves it out', async () => {
    await put(['k'])
    await put(['e'], 1, deps.clock.now() + 1000)
    const store = whileWriting((reading) => {
      if (reading === 2) deps.clock.pass(1000)
      return null
    })
    expect(keysIn((await exportStore({ ...deps, store })).text)).toEqual(['k'])
  })

  it('leaves behind what means something only there: sums that name versions', async () => {
    await put(['k'])
    await put([monthSumsKind, '2026-10'], { version: '7' })
    expect(keysIn((await exportStore(deps)).text)).toEqual(['k'])
  })

  it('is refused of an empty store, and of one with an unfinished import', async () => {
    await expect(exportStore(deps)).rejects.toThrow('The store is empty. No file was written.')
    await put([...importKey], { sha256: 'abc', begunAt: '2026-11-17T02:00:00.000Z' })
    await expect(exportStore(deps)).rejects.toThrow(/^The store holds an import that was begun at 2026/)
  })

  it('is made of a broken audit log too, and names what does not fit', async () => {
    await liveIn(deps, 1)
    await exportStore(deps)
    const [entry] = await deps.store.list(['audit'], { limit: 1 })
    if (entry) await deps.store.commit({ expect: [], put: [], remove: [entry.key] })
    expect((await exportStore(deps)).audit.faults).toEqual([
      `${entry?.key.join('/') ?? ''} of link 1 is missing.`,
    ])
  })
})
