import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import type { Change, Clock, Entry, Key, Store, Version } from '#core/ports.ts'
import { type SetClock, setClock } from '#test/fakes/deps.ts'
import { random } from '#test/fakes/random.ts'
import { countUp } from './count.ts'
import { modelStore } from './store-model.ts'

export interface OpenStore {
  store: Store
  /** Opens the same data once more, as another process would. */
  again?: () => Promise<Store>
  close(): Promise<void>
}

/** What every implementation of `Store` promises. */
export function storeContract(name: string, open: (clock: Clock) => Promise<OpenStore>): void {
  describe(`${name} as a store`, () => {
    let clock: SetClock
    let opened: OpenStore
    let store: Store

    beforeEach(async () => {
      clock = setClock()
      opened = await open(clock)
      store = opened.store
    })

    afterEach(() => opened.close())

    const put = (key: Key, value: unknown, expiresAt?: number) =>
      store.commit(change({ put: [{ key, value, ...(expiresAt !== undefined && { expiresAt }) }] }))
    const valueOf = async (key: Key) => (await store.get([key]))[0]?.value
    const keysOf = async (prefix: Key, page: Partial<Parameters<Store['list']>[1]> = {}) =>
      (await store.list(prefix, { limit: 100, ...page })).map(({ key }) => key.join('/'))

    describe('reading and writing', () => {
      it('reads a missing key as null', async () => {
        expect(await store.get([['nothing'], ['nothing', 'here']])).toEqual([null, null])
      })

      it('reads nothing when asked for nothing', async () => {
        expect(await store.get([])).toEqual([])
      })

      it('answers many keys in the order of the question, repeated and missing ones included', async () => {
        await put(['n', '1'], 'one')
        await put(['n', '2'], 'two')
        const found = await store.get([
          ['n', '2'],
          ['n', '9'],
          ['n', '1'],
          ['n', '2'],
        ])
        expect(found.map((entry) => entry?.value)).toEqual(['two', undefined, 'one', 'two'])
      })

      it.each<[string, unknown]>([
        ['text of every script', 'Störung – 障害 – 🔥 – שלום'],
        ['quotes, backslashes, line breaks and zero characters', '"\\\n\r\u2028\u0000\''],
        ['empty text', ''],
        ['null', null],
        ['false', false],
        ['zero', 0],
        ['fractions', -0.125],
        ['the largest whole number', Number.MAX_SAFE_INTEGER],
        ['very large numbers', 1.7e308],
        ['lists', [1, [2, []], null]],
        ['objects in objects', { a: { b: [{ c: null }] }, 'ü.$[0]': 1, '': 2 }],
        ['a hundred thousand characters', 'ä'.repeat(100_000)],
      ])('gives back %s as it was put', async (_, value) => {
        await put(['value'], value)
        expect(await valueOf(['value'])).toStrictEqual(value)
        expect((await store.list(['value'], { limit: 1 })).length).toBe(0)
      })

      it('gives every entry its own key', async () => {
        await put(['incident', 'INC-2026-11-17-001', ' ~!"/'], 1)
        const [read] = await store.get([['incident', 'INC-2026-11-17-001', ' ~!"/']])
        const [listed] = await store.list(['incident'], { limit: 1 })
        expect(read?.key).toEqual(['incident', 'INC-2026-11-17-001', ' ~!"/'])
        expect(listed).toEqual(read)
      })

      it('tells keys apart by their parts, not by their letters', async () => {
        await put(['a', 'b'], 1)
        await put(['ab'], 2)
        await put(['a b'], 3)
        await put(['A', 'b'], 4)
        const found = await store.get([['a', 'b'], ['ab'], ['a b'], ['A', 'b'], ['a']])
        expect(found.map((entry) => entry?.value)).toEqual([1, 2, 3, 4, undefined])
      })

      it('replaces a value whole', async () => {
        await put(['k'], { old: 1, kept: 1 })
        await put(['k'], { kept: 2 })
        expect(await valueOf(['k'])).toEqual({ kept: 2 })
      })

      it('takes the last of two puts of one key', async () => {
        await store.commit(
          change({
            put: [
              { key: ['k'], value: 1 },
              { key: ['k'], value: 2 },
            ],
          }),
        )
        expect(await valueOf(['k'])).toBe(2)
      })

      it('removes a key, and a key that is not there', async () => {
        await put(['k'], 1)
        await store.commit(change({ remove: [['k'], ['never there']] }))
        expect(await store.get([['k'], ['never there']])).toEqual([null, null])
      })

      it('keeps what is removed and put in the same commit', async () => {
        await put(['k'], 'old')
        await store.commit(change({ put: [{ key: ['k'], value: 'new' }], remove: [['k']] }))
        expect(await valueOf(['k'])).toBe('new')
      })

      it('keeps a copy, so that changing what was put changes nothing', async () => {
        const value = { list: ['first'] }
        const key = ['k']
        await put(key, value)
        value.list.push('second')
        key[0] = 'other'
        expect(await valueOf(['k'])).toEqual({ list: ['first'] })
      })

      it('hands out copies, so that changing what was read changes nothing', async () => {
        await put(['k', '1'], { list: ['first'] })
        for (const entry of [
          (await store.get([['k', '1']]))[0],
          (await store.list(['k'], { limit: 1 }))[0],
        ]) {
          const { list } = entry?.value as { list: string[] }
          list.push('second')
        }
        expect(await valueOf(['k', '1'])).toEqual({ list: ['first'] })
      })

      it.each<[string, Key]>([
        ['a letter outside ASCII', ['störung']],
        ['a control character', ['a\u0001']],
        ['the character that could part keys', ['a\u0000b']],
        ['a line break', ['a\n']],
        ['a delete character', ['a\u007f']],
        ['an empty part', ['a', '']],
        ['no part at all', []],
      ])('refuses a key with %s, everywhere', async (_, key) => {
        await put(['before'], 1)
        const list: Attempt = ['list', () => store.list(key, { limit: 1 })]
        const attempts: Attempt[] = [
          ['get', () => store.get([['before'], key])],
          ...(key.length > 0 ? [list] : []),
          ['list after', () => store.list(['before'], { limit: 1, after: key })],
          [
            'expect',
            () =>
              store.commit({ expect: [{ key, version: null }], put: [{ key: ['x'], value: 1 }], remove: [] }),
          ],
          [
            'put',
            () =>
              store.commit(
                change({
                  put: [
                    { key: ['x'], value: 1 },
                    { key, value: 1 },
                  ],
                }),
              ),
          ],
          [
            'remove',
            () => store.commit(change({ put: [{ key: ['x'], value: 1 }], remove: [['before'], key] })),
          ],
        ]
        for (const [what, attempt] of attempts) await expect(attempted(attempt), what).rejects.toThrow(/key/i)
        expect(await store.get([['before'], ['x']])).toEqual([expect.objectContaining({ value: 1 }), null])
      })
    })

    describe('listing', () => {
      beforeEach(async () => {
        for (const key of [
          ['a'],
          ['a', '1'],
          ['a', '10'],
          ['a', '2'],
          ['a', '2', 'x'],
          ['a', '3'],
          ['a '],
          ['a-b'],
          ['a', ' '],
          ['ab'],
          ['b', '1'],
          ['A', '1'],
        ]) {
          await put(key, key.join('/'))
        }
      })

      it('lists what is below a prefix, part by part in order, and neither the prefix nor a sibling that begins alike', async () => {
        expect(await keysOf(['a'])).toEqual(['a/ ', 'a/1', 'a/10', 'a/2', 'a/2/x', 'a/3'])
        expect(await keysOf(['a', '2'])).toEqual(['a/2/x'])
        expect(await keysOf(['ab'])).toEqual([])
        expect(await keysOf(['c'])).toEqual([])
      })

      it('lists in the opposite order', async () => {
        expect(await keysOf(['a'], { reverse: true })).toEqual(['a/3', 'a/2/x', 'a/2', 'a/10', 'a/1', 'a/ '])
      })

      it('lists everything below the prefix without a part, whatever kind it is of', async () => {
        const all = ['A/1', 'a', 'a/ ', 'a/1', 'a/10', 'a/2', 'a/2/x', 'a/3', 'a ', 'a-b', 'ab', 'b/1']
        expect(await keysOf([])).toEqual(all)
        expect(await keysOf([], { reverse: true })).toEqual(all.toReversed())
        expect(await keysOf([], { limit: 3 })).toEqual(all.slice(0, 3))
        expect(await keysOf([], { after: ['a', '3'] })).toEqual(['a ', 'a-b', 'ab', 'b/1'])
        expect(await keysOf([], { after: ['a'], reverse: true })).toEqual(['A/1'])
      })

      it('stops at the limit, counted from the end it starts at', async () => {
        expect(await keysOf(['a'], { limit: 2 })).toEqual(['a/ ', 'a/1'])
        expect(await keysOf(['a'], { limit: 2, reverse: true })).toEqual(['a/3', 'a/2/x'])
        expect(await keysOf(['a'], { limit: 0 })).toEqual([])
      })

      it('goes on after a key, which itself is left out, in both directions', async () => {
        expect(await keysOf(['a'], { after: ['a', '10'] })).toEqual(['a/2', 'a/2/x', 'a/3'])
        expect(await keysOf(['a'], { after: ['a', '10'], reverse: true })).toEqual(['a/1', 'a/ '])
        expect(await keysOf(['a'], { after: ['a', '10'], limit: 1 })).toEqual(['a/2'])
        expect(await keysOf(['a'], { after: ['a', '3'] })).toEqual([])
        expect(await keysOf(['a'], { after: ['a', ' '], reverse: true })).toEqual([])
      })

      it('goes on after a key that does not exist', async () => {
        expect(await keysOf(['a'], { after: ['a', '1', 'gone'] })).toEqual(['a/10', 'a/2', 'a/2/x', 'a/3'])
        expect(await keysOf(['a'], { after: ['a', '2', 'a'], reverse: true })).toEqual([
          'a/2',
          'a/10',
          'a/1',
          'a/ ',
        ])
      })

      it('never leaves the prefix, wherever the key to go on after lies', async () => {
        const all = ['a/ ', 'a/1', 'a/10', 'a/2', 'a/2/x', 'a/3']
        expect(await keysOf(['a'], { after: ['A', '1'] })).toEqual(all)
        expect(await keysOf(['a'], { after: ['a'] })).toEqual(all)
        expect(await keysOf(['a'], { after: ['b', '1'] })).toEqual([])
        expect(await keysOf(['a'], { after: ['b', '1'], reverse: true })).toEqual(all.toReversed())
        expect(await keysOf(['a'], { after: ['A', '1'], reverse: true })).toEqual([])
        expect(await keysOf(['a'], { after: ['a'], reverse: true })).toEqual([])
      })

      it('visits everything once, page by page, in both directions', async () => {
        for (const reverse of [false, true]) {
          const visited: string[] = []
          for (let after: Key | undefined, more = true; more;) {
            const page: Entry[] = await store.list(['a'], { limit: 2, reverse, ...(after && { after }) })
            visited.push(...page.map(({ key }) => key.join('/')))
            after = page.at(-1)?.key
            more = page.length === 2
          }
          expect(visited).toEqual(await keysOf(['a'], { reverse }))
        }
      })
    })

    describe('expectations', () => {
      it('creates a key only while it does not exist', async () => {
        const create = (value: number) =>
          store.commit({ expect: [{ key: ['k'], version: null }], put: [{ key: ['k'], value }], remove: [] })
        await create(1)
        await expect(attempted(() => create(2))).rejects.toThrow(conflict)
        expect(await valueOf(['k'])).toBe(1)
      })

      it('writes while the version is the one that was read, and refuses once it has moved on', async () => {
        const first = await put(['k'], 1)
        const second = await store.commit({
          expect: [{ key: ['k'], version: first }],
          put: [{ key: ['k'], value: 2 }],
          remove: [],
        })
        await expect(
          attempted(() =>
            store.commit({
              expect: [{ key: ['k'], version: first }],
              put: [{ key: ['k'], value: 3 }],
              remove: [],
            }),
          ),
        ).rejects.toThrow(conflict)
        expect(await store.get([['k']])).toEqual([{ key: ['k'], value: 2, version: second }])
      })

      it('notices a version that moved on although the value is the same', async () => {
        const first = await put(['k'], 1)
        await put(['k'], 1)
        await expect(
          attempted(() =>
            store.commit({ expect: [{ key: ['k'], version: first }], put: [], remove: [['k']] }),
          ),
        ).rejects.toThrow(conflict)
      })

      it('refuses when the key was removed meanwhile', async () => {
        const version = await put(['k'], 1)
        await store.commit(change({ remove: [['k']] }))
        await expect(
          attempted(() =>
            store.commit({ expect: [{ key: ['k'], version }], put: [{ key: ['k'], value: 2 }], remove: [] }),
          ),
        ).rejects.toThrow(conflict)
        expect(await store.get([['k']])).toEqual([null])
      })

      it('refuses the old version of a key that was removed and written anew', async () => {
        const version = await put(['k'], 1)
        await store.commit(change({ remove: [['k']] }))
        await put(['k'], 1)
        await expect(
          attempted(() => store.commit({ expect: [{ key: ['k'], version }], put: [], remove: [] })),
        ).rejects.toThrow(conflict)
      })

      it('counts an expired entry as missing', async () => {
        const version = await put(['k'], 1, clock.now() + 1000)
        clock.pass(1000)
        await expect(
          attempted(() => store.commit({ expect: [{ key: ['k'], version }], put: [], remove: [] })),
        ).rejects.toThrow(conflict)
        await store.commit({
          expect: [{ key: ['k'], version: null }],
          put: [{ key: ['k'], value: 2 }],
          remove: [],
        })
        expect(await valueOf(['k'])).toBe(2)
      })

      it('may expect keys that it does not write', async () => {
        const guard = await put(['guard'], 'open')
        await store.commit({
          expect: [{ key: ['guard'], version: guard }],
          put: [{ key: ['k'], value: 1 }],
          remove: [],
        })
        await put(['guard'], 'shut')
        await expect(
          attempted(() =>
            store.commit({
              expect: [{ key: ['guard'], version: guard }],
              put: [{ key: ['k'], value: 2 }],
              remove: [],
            }),
          ),
        ).rejects.toThrow(conflict)
        expect(await valueOf(['k'])).toBe(1)
      })

      it('changes nothing at all when one expectation of several fails', async () => {
        const kept = await put(['kept'], 1)
        await put(['gone'], 1)
        await expect(
          attempted(() =>
            store.commit({
              expect: [
                { key: ['kept'], version: kept },
                { key: ['gone'], version: null },
              ],
              put: [
                { key: ['kept'], value: 2 },
                { key: ['new'], value: 2 },
              ],
              remove: [['gone']],
            }),
          ),
        ).rejects.toThrow(conflict)
        expect(await store.get([['kept'], ['new'], ['gone']])).toEqual([
          { key: ['kept'], value: 1, version: kept },
          null,
          expect.objectContaining({ value: 1 }),
        ])
      })

      it('works on after a refused commit', async () => {
        await put(['k'], 1)
        await expect(
          attempted(() => store.commit({ expect: [{ key: ['k'], version: null }], put: [], remove: [] })),
        ).rejects.toThrow(conflict)
        await put(['k'], 2)
        expect(await valueOf(['k'])).toBe(2)
      })

      it('changes nothing when one of the values cannot be kept', async () => {
        await put(['a'], 'old')
        await expect(
          attempted(() =>
            store.commit(
              change({
                put: [
                  { key: ['a'], value: 'new' },
                  { key: ['b'], value: 1n },
                ],
                remove: [],
              }),
            ),
          ),
        ).rejects.toThrow()
        expect(await store.get([['a'], ['b']])).toEqual([expect.objectContaining({ value: 'old' }), null])
      })
    })

    describe('versions', () => {
      it('gives all entries of one commit the version it answers, and each commit another', async () => {
        const first = await store.commit(
          change({
            put: [
              { key: ['v', '1'], value: 1 },
              { key: ['v', '2'], value: 2 },
            ],
          }),
        )
        const second = await put(['v', '3'], 3)
        const third = await put(['v', '2'], 2)
        expect(new Set([first, second, third]).size).toBe(3)
        expect((await store.list(['v'], { limit: 9 })).map(({ version }) => version)).toEqual([
          first,
          third,
          second,
        ])
        expect(
          (
            await store.get([
              ['v', '1'],
              ['v', '2'],
            ])
          ).map((entry) => entry?.version),
        ).toEqual([first, third])
      })

      it('gives a version to a commit that writes nothing', async () => {
        const versions = new Set([
          await store.commit(change({})),
          await store.commit(change({ remove: [['k']] })),
          await put(['k'], 1),
        ])
        expect(versions.size).toBe(3)
      })
    })

    describe('expiry', () => {
      it('reads an entry until its instant, and from then on as missing', async () => {
        await put(['e', '1'], 1, clock.now() + 1000)
        clock.pass(999)
        expect(await valueOf(['e', '1'])).toBe(1)
        expect(await keysOf(['e'])).toEqual(['e/1'])
        clock.pass(1)
        expect(await store.get([['e', '1']])).toEqual([null])
        expect(await keysOf(['e'])).toEqual([])
        expect(await keysOf(['e'], { reverse: true })).toEqual([])
      })

      it('tells when an entry expires, and says nothing of one that lasts', async () => {
        const expiresAt = clock.now() + 1000
        await put(['e', '1'], 1, expiresAt)
        await put(['e', '2'], 2)
        const read = await store.get([
          ['e', '1'],
          ['e', '2'],
        ])
        expect(read.map((entry) => entry && 'expiresAt' in entry && entry.expiresAt)).toEqual([
          expiresAt,
          false,
        ])
        expect(await store.list(['e'], { limit: 9 })).toEqual(read)
      })

      it('takes an entry that has expired before it is put as missing', async () => {
        await put(['e'], 1, clock.now())
        expect(await store.get([['e']])).toEqual([null])
      })

      it('fills a page with living entries only', async () => {
        for (let n = 0; n < 6; n++)
          await put(['e', String(n)], n, n % 2 === 0 ? clock.now() + 1000 : undefined)
        clock.pass(1000)
        expect(await keysOf(['e'], { limit: 2 })).toEqual(['e/1', 'e/3'])
        expect(await keysOf(['e'], { limit: 2, reverse: true })).toEqual(['e/5', 'e/3'])
        expect(await keysOf(['e'], { limit: 2, after: ['e', '2'] })).toEqual(['e/3', 'e/5'])
      })

      it('keeps for good what is put again without an expiry', async () => {
        await put(['e'], 1, clock.now() + 1000)
        await put(['e'], 2)
        clock.pass(5000)
        expect(await valueOf(['e'])).toBe(2)
      })

      it('lets the last put decide when an entry expires', async () => {
        await put(['e'], 1, clock.now() + 1000)
        await put(['e'], 2, clock.now() + 3000)
        clock.pass(2000)
        expect(await valueOf(['e'])).toBe(2)
        clock.pass(1000)
        expect(await store.get([['e']])).toEqual([null])
      })
    })

    describe('over a long time', () => {
      it.each([1, 2026])(
        'does what a naive model does, in a thousand and a half steps from seed %i',
        async (seed) => {
          const model = modelStore(clock)
          const chance = random(seed)
          const versions = new Map<Version, Version>()
          for (let step = 0; step < 1500; step++) {
            const todo = stepFrom(chance, clock, [...versions.entries()].slice(-40))
            const at = `seed ${seed}, step ${step}: ${JSON.stringify(todo)}`
            if (todo.pass) clock.pass(todo.pass)
            if (todo.get)
              expect(translated(await store.get(todo.get), versions), at).toEqual(model.get(todo.get))
            if (todo.list)
              expect(translated(await store.list(...todo.list), versions), at).toEqual(
                model.list(...todo.list),
              )
            if (todo.commit) {
              const { ours, theirs } = todo.commit
              const expected = model.commit(ours)
              const got = await attempted(() => store.commit(theirs)).catch((error: unknown) => error)
              if (expected === null) expect(got, at).toSatisfy(isConflict)
              else {
                expect(got, at).toBeTypeOf('string')
                versions.set(got as Version, expected)
              }
            }
          }
          expect(translated(await store.list(['k'], { limit: 1000 }), versions)).toEqual(
            model.list(['k'], { limit: 1000 }),
          )
        },
      )
    })

    describe('with many writers at once', () => {
      it('loses none of the counts of eight writers, and never shows a half of a commit', async () => {
        const stores = opened.again ? [store, await opened.again(), await opened.again()] : [store]
        const writers = Array.from({ length: 8 }, (_, writer) =>
          countUp(stores[writer % stores.length] ?? store, writer, 25),
        )
        await Promise.all(writers)
        const counts = await Promise.all(
          ['total', 'shared-0', 'shared-1', 'shared-2'].map((key) => valueOf(['count', key])),
        )
        const own = await store.list(['own'], { limit: 100 })
        expect(counts[0]).toBe(8 * 25)
        expect(Number(counts[1]) + Number(counts[2]) + Number(counts[3])).toBe(8 * 25)
        expect(own.map(({ value }) => value)).toEqual(Array.from({ length: 8 }, () => 25))
      })

      it('lets exactly one of many create a key', async () => {
        const stores = opened.again ? [store, await opened.again()] : [store]
        const attempts = Array.from({ length: 20 }, (_, value) =>
          attempted(() =>
            (stores[value % stores.length] ?? store).commit({
              expect: [{ key: ['only'], version: null }],
              put: [{ key: ['only'], value }],
              remove: [],
            }),
          ),
        )
        const settled = await Promise.allSettled(attempts)
        const won = settled.flatMap(({ status }, value) => (status === 'fulfilled' ? [value] : []))
        expect(won).toHaveLength(1)
        expect(settled.filter((each) => each.status === 'rejected' && isConflict(each.reason))).toHaveLength(
          19,
        )
        expect(await valueOf(['only'])).toBe(won[0])
      })

      it('shows every other opening at once what was committed', async () => {
        const other = opened.again ? await opened.again() : store
        const version = await put(['seen'], 1)
        expect(await other.get([['seen']])).toEqual([{ key: ['seen'], value: 1, version }])
        const next = await other.commit({
          expect: [{ key: ['seen'], version }],
          put: [{ key: ['seen'], value: 2 }],
          remove: [],
        })
        expect(await store.get([['seen']])).toEqual([{ key: ['seen'], value: 2, version: next }])
      })
    })
  })
}

type Attempt = [what: string, attempt: () => Promise<unknown>]

function change(part: Partial<Change>): Change {
  return { expect: [], put: [], remove: [], ...part }
}

/** A refusal counts the same whether the store throws it or rejects with it. */
async function attempted<T>(attempt: () => Promise<T>): Promise<T> {
  return await attempt()
}

const conflict = expect.objectContaining({ kind: 'conflict' }) as Error

function isConflict(error: unknown): boolean {
  return error instanceof Refusal && error.kind === 'conflict'
}

function translated(entries: (Entry | null)[], versions: Map<Version, Version>): (Entry | null)[] {
  return entries.map(
    (entry) => entry && { ...entry, version: versions.get(entry.version) ?? `unknown ${entry.version}` },
  )
}

interface Step {
  pass?: number
  get?: Key[]
  list?: Parameters<Store['list']>
  /** The same change with the model's versions and with the store's. */
  commit?: { ours: Change; theirs: Change }
}

function stepFrom(chance: (below: number) => number, clock: Clock, versions: [Version, Version][]): Step {
  const keys: Key[] = [
    ['k', 'a'],
    ['k', 'a', '1'],
    ['k', 'a', '2'],
    ['k', 'a '],
    ['k', 'ab'],
    ['k', 'b', '1'],
    ['k'],
  ]
  const key = (): Key => keys[chance(keys.length)] ?? ['k']
  const some = (most: number) => Array.from({ length: chance(most + 1) }, key)

  const kind = chance(10)
  if (kind === 0) return { pass: chance(400) }
  if (kind < 3) return { get: some(4) }
  if (kind < 5) {
    const after = chance(2) === 0 ? { after: key() } : {}
    return { list: [key(), { limit: chance(5), reverse: chance(2) === 0, ...after }] }
  }
  const expectations = some(1).map((each) => ({
    key: each,
    pair:
      chance(3) === 0
        ? null
        : (versions[versions.length - 1 - chance(Math.min(6, versions.length || 1))] ?? null),
  }))
  const put = some(2).map((each) => ({
    key: each,
    value: chance(1000),
    ...(chance(3) === 0 && { expiresAt: clock.now() + chance(1000) }),
  }))
  const remove = some(1)
  return {
    commit: {
      ours: {
        expect: expectations.map(({ key: each, pair }) => ({ key: each, version: pair && pair[1] })),
        put,
        remove,
      },
      theirs: {
        expect: expectations.map(({ key: each, pair }) => ({ key: each, version: pair && pair[0] })),
        put,
        remove,
      },
    },
  }
}
