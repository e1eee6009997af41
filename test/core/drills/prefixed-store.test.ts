import { beforeEach, describe, expect, it } from 'vitest'
import { prefixedStore } from '#core/drills/prefixed-store.ts'
import type { Store } from '#core/ports.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type SetClock, setClock } from '#test/fakes/deps.ts'

let clock: SetClock
let outside: Store
let inside: Store
const nothing = { expect: [], put: [], remove: [] }

beforeEach(() => {
  clock = setClock()
  outside = memoryStore(clock)
  inside = prefixedStore(outside, {
    prefix: ['space', 'one'],
    shared: ['operator'],
    until: clock.now() + 1000,
  })
})

const put = (store: Store, key: string[], value: unknown, expiresAt?: number) =>
  store.commit({ ...nothing, put: [{ key, value, ...(expiresAt !== undefined && { expiresAt }) }] })

describe('a store below a prefix', () => {
  it('reads what was written to it, and writes nothing anywhere else', async () => {
    await put(inside, ['incident', 'a'], 1)
    await put(outside, ['incident', 'b'], 2)
    expect(await inside.list(['incident'], { limit: 9 })).toMatchObject([
      { key: ['incident', 'a'], value: 1 },
    ])
    expect(await inside.get([['incident', 'b']])).toEqual([null])
    expect((await outside.list([], { limit: 9 })).map(({ key }) => key.join('/'))).toEqual([
      'incident/b',
      'space/one/incident/a',
    ])
  })

  it('turns pages as any other', async () => {
    for (const name of ['a', 'b', 'c']) await put(inside, ['incident', name], name)
    const [first] = await inside.list(['incident'], { limit: 1 })
    const rest = await inside.list(['incident'], { limit: 9, after: first?.key ?? [] })
    expect(rest.map(({ value }) => value)).toEqual(['b', 'c'])
    const last = await inside.list(['incident'], { limit: 1, reverse: true })
    expect(last.map(({ value }) => value)).toEqual(['c'])
    expect(await inside.list([], { limit: 9 })).toHaveLength(3)
  })

  it('refuses what another writer has changed', async () => {
    await put(inside, ['incident', 'a'], 1)
    await expect(
      inside.commit({ ...nothing, expect: [{ key: ['incident', 'a'], version: null }] }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('reads what is shared where it stands, and never writes it', async () => {
    await put(outside, ['operator', 'mara'], { name: 'Mara' })
    expect(await inside.get([['operator', 'mara']])).toMatchObject([{ value: { name: 'Mara' } }])
    expect(await inside.list(['operator'], { limit: 9 })).toMatchObject([{ key: ['operator', 'mara'] }])
    await expect(async () => put(inside, ['operator', 'mara'], {})).rejects.toThrow('only read')
    await expect(async () => inside.commit({ ...nothing, remove: [['operator', 'mara']] })).rejects.toThrow(
      'only read',
    )
  })

  it('is gone as a whole when its time is over, and keeps what ends earlier no longer', async () => {
    await put(inside, ['draft', 'short'], 1, clock.now() + 10)
    await put(inside, ['draft', 'long'], 1, clock.now() + 10_000)
    await put(inside, ['draft', 'lasting'], 1)
    clock.pass(11)
    const left = await inside.list([], { limit: 9 })
    expect(left.map(({ key }) => key[1])).toEqual(['lasting', 'long'])
    expect(left.every(({ expiresAt }) => expiresAt === undefined)).toBe(true)
    clock.pass(1000)
    expect(await inside.list([], { limit: 9 })).toEqual([])
    expect(await outside.list([], { limit: 9 })).toEqual([])
  })

  it('writes nothing once what must hold outside does not', async () => {
    const version = await put(outside, ['running'], 1)
    const held = prefixedStore(outside, { prefix: ['space'], expect: [{ key: ['running'], version }] })
    await put(held, ['incident', 'a'], 1)
    await outside.commit({ ...nothing, remove: [['running']] })
    await expect(put(held, ['incident', 'b'], 1)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await held.list([], { limit: 9 })).toHaveLength(1)
  })
})
