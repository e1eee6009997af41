import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import type { Store } from '#core/ports.ts'
import { upstashStore } from '#functions/adapters/store/upstash.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { seal } from '#functions/jobs/seal.ts'
import { testApp } from '#test/fakes/app.ts'
import { setClock, testDeps } from '#test/fakes/deps.ts'
import { startUpstash, type Trouble, type Upstash } from '#test/fakes/upstash.ts'
import { countUp } from './count.ts'
import { storeContract } from './store-contract.ts'

let upstash: Upstash
beforeAll(async () => {
  upstash = await startUpstash()
})
afterAll(() => upstash.stop())

storeContract('Upstash', async (clock) => {
  await upstash.clear()
  const open = () => upstashStore(upstash, clock)
  return { store: open(), again: () => Promise.resolve(open()), close: () => Promise.resolve() }
})

const clock = setClock()
const key = ['subscriber', 'mara@example.com']
const putOnce = (store: Store) =>
  store.commit({ expect: [{ key, version: null }], put: [{ key, value: 'secret' }], remove: [] })

describe('Upstash in trouble', () => {
  beforeEach(() => upstash.clear())

  it.each<Trouble[]>([
    ['lost'],
    ['answer lost'],
    ['too many'],
    ['failure'],
    ['answer lost', 'lost', 'failure'],
  ])('applies a commit once: %s %s %s', async (...troubles) => {
    const store = upstashStore(upstash, clock)
    upstash.trouble(...troubles)
    const version = await putOnce(store)
    expect(await store.get([key])).toEqual([{ key, value: 'secret', version }])
    expect(Number(await putOnce(upstashStore(upstash, clock)).catch(() => 0))).toBe(0)
    expect(Number(await store.commit({ expect: [], put: [], remove: [] }))).toBe(Number(version) + 1)
  })

  it('is unavailable when nothing gets through, and says nothing of what was sent', async () => {
    const store = upstashStore(upstash, clock)
    upstash.trouble('too many', 'failure', 'lost', 'too many')
    const error: unknown = await putOnce(store).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({ kind: 'unavailable' })
    expect((error as Error).message).toMatch(
      /^The store cannot be reached: ERR max requests limit exceeded\.$/,
    )
    expect(await store.get([key])).toEqual([null])
  })

  it('refuses a wrong token in words of Redis', async () => {
    const store = upstashStore({ ...upstash, token: 'wrong' }, clock)
    await expect(store.get([key])).rejects.toThrow('The store cannot be reached: WRONGPASS')
  })

  it('refuses a commit larger than a request may be, before sending it', async () => {
    const store = upstashStore(upstash, clock)
    const value = 'x'.repeat(10_000_000)
    await expect(store.commit({ expect: [], put: [{ key, value }], remove: [] })).rejects.toThrow(
      /10000000 bytes.*Nothing was written/,
    )
    expect(upstash.billed()).toBe(0)
  })

  it('loses no count of three writers on a bad line', async () => {
    const troubles: Trouble[] = ['lost', 'answer lost', 'failure', 'too many']
    upstash.trouble(...Array.from({ length: 200 }, (_, at) => (at % 5 === 0 ? troubles[(at / 5) % 4] : null)))
    const writers = [0, 1, 2].map((writer) => countUp(upstashStore(upstash, clock), writer, 20))
    await Promise.all(writers)
    const [total] = await upstashStore(upstash, clock).get([['count', 'total']])
    expect(total?.value).toBe(60)
  })
})

describe('what Upstash is asked', () => {
  it('is one command for reading many, for a list, and for a commit', async () => {
    const store = upstashStore(upstash, clock)
    await store.commit({ expect: [], put: [{ key, value: 1 }], remove: [] })
    await store.list(['subscriber'], { limit: 1 })
    await upstash.clear()
    await store.commit({ expect: [], put: [{ key, value: 1 }], remove: [] })
    expect(upstash.billed()).toBe(1)
    await store.list(['subscriber'], { limit: 100 })
    expect(upstash.billed()).toBe(2)
    await store.get(Array.from({ length: 100 }, (_, at) => ['k', String(at)]))
    expect(upstash.billed()).toBe(3)
  })

  it('fits the free plan: half a million commands a month for looking every 30 seconds, sealing and sweeping', async () => {
    await upstash.clear()
    const store = upstashStore(upstash, clock)
    const deps = testDeps({ store })
    const { publish, deliver: send } = await testApp(deps)
    const look = async () => {
      await maintain(deps)
      await publish()
      await send()
    }
    const cost = async (job: () => Promise<unknown>) => {
      const before = upstash.billed()
      await job()
      return upstash.billed() - before
    }
    await look()
    const hourly =
      120 * (await cost(look)) + (await cost(() => seal(deps))) + (await cost(() => store.sweep()))
    expect(31 * 24 * hourly).toBeLessThan(450_000)
  })

  it('carries an incident from its opening to its end', async () => {
    await upstash.clear()
    const app = await testApp({ store: upstashStore(upstash, clock) })
    const said = await app.call('POST', '/api/v1/notices', {
      message: 'Investigating issue with authentication',
    })
    const { incident } = (await said.json()) as { incident: { id: string } }
    expect(await (await app.fetch('/')).text()).toContain(incident.id)
    await app.call('POST', `/api/v1/incidents/${incident.id}/updates`, {
      status: 'resolved',
      message: 'It works.',
    })
    const feed = (await (await app.fetch('/api/v2/incidents/unresolved.json')).json()) as {
      incidents: unknown[]
    }
    expect(feed.incidents).toEqual([])
    expect(app.errors).toEqual([])
  })

  it('leaves nothing behind of what has expired', async () => {
    await upstash.clear()
    const moving = setClock()
    const store = upstashStore(upstash, moving)
    const expiresAt = moving.now() + 1000
    const put = Array.from({ length: 1500 }, (_, at) => ({ key: ['e', String(at)], value: at, expiresAt }))
    await store.commit({ expect: [], put: [...put, { key: ['kept'], value: 1 }], remove: [] })
    expect(await store.sweep()).toBe(0)
    moving.pass(1000)
    expect(await store.list(['e'], { limit: 2000 })).toEqual([])
    expect(await store.sweep()).toBe(1500)
    expect(await store.sweep()).toBe(0)
    expect((await store.get([['kept']]))[0]?.value).toBe(1)
  })
})
