import { beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyAudit } from '#core/audit/verify-audit.ts'
import { setBaseline } from '#core/components/set-baseline.ts'
import { postNotice } from '#core/incidents/post-notice.ts'
import { type ExportFile, readExport, writeExport } from '#core/moving/export-file.ts'
import { exportStore } from '#core/moving/export-store.ts'
import { importStore } from '#core/moving/import-store.ts'
import { refuseUnfinishedImport } from '#core/moving/unfinished-import.ts'
import type { Put, Store } from '#core/ports.ts'
import { openPage } from '#core/views/open-page.ts'
import { day, hour } from '#core/words/times.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { testApp } from '#test/fakes/app.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { contentsOf, liveIn } from '#test/fakes/lived-in.ts'

const by = { by: 'test' }
let source: TestDeps
let target: TestDeps
let text: string
beforeEach(async () => {
  source = testDeps()
  await liveIn(source)
  ;({ text } = await exportStore(source))
  target = { ...source, store: memoryStore(source.clock) }
})

const take = (given = text, store: Store = target.store) =>
  importStore({ ...target, store }, readExport(given))
const put = (key: string[], value: unknown = {}) =>
  target.store.commit({ expect: [], put: [{ key, value }], remove: [] })
const isEmpty = async () => (await target.store.list([], { limit: 1 })).length === 0

/** The file with other entries, whole and with the right hash. */
function forged(entries: (file: ExportFile) => Put[], audit?: ExportFile['audit']): string {
  const file = readExport(text)
  return writeExport(file.exportedAt, entries(file), audit ?? file.audit).text
}

async function commitsOf(work: () => Promise<unknown>): Promise<number> {
  const commit = vi.spyOn(target.store, 'commit')
  await work()
  return commit.mock.calls.length
}

/** A store that fails at one commit, before or after it is done. */
function dying(fatal: number, when: 'before' | 'after'): Store {
  let commits = 0
  return {
    ...target.store,
    async commit(change) {
      const isFatal = ++commits === fatal
      if (isFatal && when === 'before') throw new Error('killed')
      const version = await target.store.commit(change)
      if (isFatal) throw new Error('killed')
      return version
    },
  }
}

describe('an import', () => {
  it('brings everything into an empty store, and says how much', async () => {
    const { entries } = readExport(text)
    expect(await take()).toMatchObject({ written: entries.length, there: 0, expired: 0 })
    expect(await contentsOf(target.store)).toEqual(await contentsOf(source.store))
    expect(await verifyAudit(target.store)).toEqual(await verifyAudit(source.store))
  })

  it('leaves out what has expired since', async () => {
    source.clock.pass(hour)
    const { expired } = await take()
    expect(expired).toBeGreaterThanOrEqual(30)
    expect(await contentsOf(target.store)).toEqual(await contentsOf(source.store))
  })

  it('writes portions of which each is far below what Upstash takes', async () => {
    const sizes: number[] = []
    const store: Store = {
      ...target.store,
      commit: (change) => {
        sizes.push(JSON.stringify(change).length)
        expect(change.put.length).toBeLessThanOrEqual(600)
        return target.store.commit(change)
      },
    }
    await take(text, store)
    expect(sizes.length).toBeGreaterThan(3)
    expect(Math.max(...sizes)).toBeLessThan(1_500_000)
  })

  it.each(['before', 'after'] as const)(
    'killed at any commit, %s it is done, goes on where it stopped',
    async (when) => {
      const { entries } = readExport(text)
      const commits = await commitsOf(() => take())
      const whole = await contentsOf(target.store)
      expect(commits).toBeGreaterThan(3)
      for (let fatal = 1; fatal <= commits; fatal++) {
        target.store = memoryStore(source.clock)
        await expect(take(text, dying(fatal, when)), String(fatal)).rejects.toThrow('killed')
        const isDone = fatal === commits && when === 'after'
        if (!isDone) {
          const { written, there } = await take()
          expect(written + there).toBe(entries.length)
          expect(there > 0).toBe(fatal > (when === 'after' ? 1 : 2))
        }
        await refuseUnfinishedImport(target.store)
        expect(await contentsOf(target.store)).toEqual(whole)
      }
    },
  )

  it('keeps a server from starting until it is finished', async () => {
    await take(text, dying(3, 'after')).catch(() => undefined)
    await expect(refuseUnfinishedImport(target.store)).rejects.toThrow(
      /is not finished\. Run `npm run import` with the same file again \(SHA-256 [0-9a-f]{64}\), and it goes on where it stopped; or empty the store\.$/,
    )
  })

  it('is shown at once by a page that was started on the empty store', async () => {
    const app = await testApp(target)
    expect(await (await app.fetch('/')).text()).not.toContain('authentication')
    await take()
    await app.publish()
    expect(await (await app.fetch('/')).text()).toContain('Issue with authentication')
    expect(app.errors).toEqual([])
  })

  it('is shown in its months too, where the headline stays as it was', async () => {
    await postNotice(source, { message: 'Resolved: sign-in works again' }, by)
    await setBaseline(source, 'database', { status: 'operational' }, by)
    await (await testApp(source)).publish()
    const app = await testApp(target)
    const month = '/history/2026-12'
    const before = await (await app.fetch(month)).text()
    await take((await exportStore(source)).text)
    await app.publish()
    expect(await (await app.fetch(month)).text()).not.toBe(before)
    const other = await testApp({ ...target, store: source.store })
    expect(await (await app.fetch(month)).text()).toBe(await (await other.fetch(month)).text())
    expect(app.errors).toEqual([])
  })

  it('lets planned work and mail wait until everything is there', async () => {
    const kinds: string[] = []
    const store: Store = {
      ...target.store,
      commit: (change) => {
        kinds.push([...new Set(change.put.map(({ key }) => key[0]))].join(' '))
        return target.store.commit(change)
      },
    }
    await take(text, store)
    const waiting = kinds.findIndex((each) => /maintenance-due|notice-queue/.test(each))
    expect(waiting).toBe(kinds.length - 1)
    expect(kinds.slice(0, -1).join(' ')).toContain('subscriber')
  })
})

describe('an import refuses', () => {
  it.each<[string, () => string, RegExp]>([
    ['something else', () => 'hello\n', /^This is not an export: its first line is not a header\.$/],
    ['nothing', () => '', /^This is not an export/],
    ['a later format', () => text.replace('"version":1', '"version":2'), /^version: expected 1, got 2\.$/],
    [
      'a file without its last line',
      () => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1),
      /cut off/,
    ],
    ['a file that ends in the middle of a line', () => text.slice(0, 100_000), /cut off/],
    ['a file without its last character', () => text.slice(0, -1), /cut off/],
    ['a header alone', () => text.slice(0, text.indexOf('\n') + 1), /cut off|not an export/],
    [
      'a changed word',
      () => text.replace('Database is down', 'Database is fine'),
      /^The file was changed or damaged/,
    ],
    [
      'a line that is missing',
      () => text.split('\n').toSpliced(5, 1).join('\n'),
      /^The file was changed or damaged/,
    ],
    [
      'an audit entry that was changed with the hash of the file',
      () =>
        forged(({ entries }) =>
          entries.map((entry) =>
            entry.key[0] === 'audit' ? { ...entry, value: { ...(entry.value as object), by: 'x' } } : entry,
          ),
        ),
      /^The audit log in the file does not fit together, so nothing was written:\naudit\/.* is not what link 1 sealed\.\n[^]*… and \d+ more$/,
    ],
    [
      'an audit log that ends elsewhere than the last line says',
      () => forged(({ entries }) => entries, { count: 3, hash: 'f'.repeat(64) }),
      /^The last line of the file says that the audit log ends with link 3 .* Nothing was written\.$/,
    ],
  ])('%s', async (_, given, message) => {
    await expect((async () => take(given()))()).rejects.toThrow(message)
    expect(await isEmpty()).toBe(true)
  })

  it('a store that is not empty, and names what it holds', async () => {
    await openPage(target)
    await put(['subscriber', '1'])
    await put(['subscriber', '2'])
    await expect(take()).rejects.toThrow(
      'The store is not empty: it holds 2 subscriber, 1 page. Nothing was written. Choose an empty one, by DATA_DIR or at Upstash, or empty this one if nobody needs what it holds.',
    )
    expect(await target.store.list([], { limit: 9 })).toHaveLength(3)
  })

  it('the same file twice', async () => {
    await take()
    await expect(take()).rejects.toThrow(/^The store is not empty/)
  })

  it('a store with an unfinished import of another file', async () => {
    await take(text, dying(3, 'after')).catch(() => undefined)
    source.clock.pass(day)
    const other = await exportStore(source)
    await expect(take(other.text)).rejects.toThrow(
      /begun at 2026-\S+ and is not finished\. .* Nothing was written now\.$/,
    )
  })

  it('a store to which somebody else writes meanwhile', async () => {
    let commits = 0
    const store: Store = {
      ...target.store,
      commit: async (change) => {
        if (++commits === 2) await put(['subscriber', 'stranger'])
        return target.store.commit(change)
      },
    }
    await expect(take(text, store)).rejects.toThrow(
      'Something else wrote to the store while it was filled. It differs from the file in 1 subscriber, the first at subscriber/stranger. Stop what runs on it, empty it and import again.',
    )
    await expect(refuseUnfinishedImport(target.store)).rejects.toThrow(/not finished/)
  })

  it('what a second import of the same file does at the same moment, without harm', async () => {
    const settled = await Promise.allSettled([take(), take()])
    const lost = settled.filter(({ status }) => status === 'rejected')
    expect(lost.length).toBeLessThan(2)
    expect(await contentsOf(target.store)).toEqual(await contentsOf(source.store))
  })
})
