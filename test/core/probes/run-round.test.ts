import { describe, expect, it } from 'vitest'
import { scheduleMaintenanceInput } from '#core/maintenance/inputs.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import { advanceMaintenance } from '#core/maintenance/advance-maintenance.ts'
import { type Change, type Store, Unreached } from '#core/ports.ts'
import { pendingChanges } from '#core/probes/change.ts'
import { daySums, findWatch, hourSums, stateOf } from '#core/probes/record.ts'
import { newLooker, runRound } from '#core/probes/run-round.ts'
import { shown } from '#core/probes/state.ts'
import { percentile } from '#core/probes/sums.ts'
import { day, hour, minute, second } from '#core/words/times.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { setClock } from '#test/fakes/deps.ts'
import { probe, watched, type Watched } from './watched.ts'

const down = () => ({ status: 503 })

/** A store that counts what it is asked. */
function counted(store: Store) {
  const asked = { reads: 0, commits: [] as Change[] }
  const counting: Store = {
    get: (keys) => (asked.reads++, store.get(keys)),
    list: (below, page) => (asked.reads++, store.list(below, page)),
    commit: (change) => (asked.commits.push(change), store.commit(change)),
  }
  return { asked, store: counting }
}

async function shownNow({ deps }: Watched, of = probe()) {
  const watch = (await findWatch(deps.store))?.watch ?? null
  return shown(of, stateOf(watch, of), deps.clock.now())
}

describe('a round', () => {
  it('is one commit and no read, however many checks there are', async () => {
    const clock = setClock()
    const { asked, store } = counted(memoryStore(clock))
    const probes = Array.from({ length: 40 }, (_, index) =>
      probe({ id: `p${index}`, http: { url: `/health/${index}` } }),
    )
    const page = watched(probes, { clock, store })
    await page.round()
    Object.assign(asked, { reads: 0, commits: [] })
    await page.rounds(5)
    expect([asked.reads, asked.commits.length]).toEqual([0, 5])
    expect(page.network.requests).toHaveLength(40 * 6)
  })

  it('asks once for what several checks want to know', async () => {
    const shared = ['api', 'integrations'].map((id) =>
      probe({ id, http: { url: '/api/health/services', json: [{ at: `${id}.status`, is: 'healthy' }] } }),
    )
    const page = watched(shared)
    page.network.answer = () => ({ body: '{"api":{"status":"healthy"},"integrations":{"status":"down"}}' })
    await page.rounds(3)
    expect(page.network.requests).toHaveLength(3)
    expect(await Promise.all(shared.map((each) => shownNow(page, each)))).toEqual(['working', 'failing'])
  })

  it('asks the dashboard where a path is given, with what the content says', async () => {
    const http = { url: '/api/health', method: 'POST', headers: { 'X-Key': 'k' }, body: '{}', redirects: 0 }
    const page = watched([
      probe({ http, timeoutSeconds: 4 }),
      probe({ id: 'b', http: { url: 'https://b.example.com/' } }),
    ])
    await page.round()
    expect(page.network.requests).toEqual([
      {
        method: 'POST',
        url: 'https://dashboard.example.com/api/health',
        headers: { 'X-Key': 'k' },
        body: '{}',
        timeoutMs: 4000,
        mostBytes: 0,
        redirects: 0,
      },
      expect.objectContaining({ url: 'https://b.example.com/' }),
    ])
  })

  it('takes only those whose turn it is', async () => {
    const clock = setClock('2026-11-17T02:00:00.000Z')
    const page = watched(
      [30, 60, 300].map((every) => probe({ id: `every-${every}`, every, http: { url: `/${every}` } })),
      { clock },
    )
    await page.round(0)
    page.network.requests = []
    for (let half = 0; half < 20; half++) await page.round(30 * second)
    const asked = (every: number) =>
      page.network.requests.filter(({ url }) => url.endsWith(`/${every}`)).length
    expect([asked(30), asked(60), asked(300)]).toEqual([20, 10, 2])
  })

  it('does nothing where nothing is set up', async () => {
    const clock = setClock()
    const { asked, store } = counted(memoryStore(clock))
    expect(await watched([], { clock, store }).round()).toBeNull()
    expect([asked.reads, asked.commits.length]).toEqual([0, 0])
  })

  it('knows a connection that is taken from one that is not', async () => {
    const postgres = probe({ tcp: { host: 'db.example.com', port: 5432 } })
    const page = watched([postgres])
    await page.round()
    expect([page.network.connections, await shownNow(page, postgres)]).toEqual([
      ['db.example.com:5432'],
      'working',
    ])
    page.network.take = () => {
      throw new Unreached('refused', 'no')
    }
    await page.rounds(3)
    expect(await shownNow(page, postgres)).toBe('failing')
  })
})

describe('what changes', () => {
  it('is written in the commit that confirms it, once', async () => {
    const page = watched()
    await page.rounds(2)
    page.network.answer = down
    await page.rounds(2)
    expect(await pendingChanges(page.deps.store)).toEqual([])
    await page.rounds(4)
    const [failing, ...more] = await pendingChanges(page.deps.store)
    expect(more).toEqual([])
    expect(failing?.change).toMatchObject({
      probe: 'sign-in',
      component: 'authentication',
      to: 'failing',
      since: '2026-11-17T02:44:00.000Z',
      until: null,
      at: '2026-11-17T02:46:00.000Z',
      why: 'answered 503, expected 200',
      means: 'major_outage',
      measure: 'down',
      value: null,
    })
    page.network.answer = () => ({})
    await page.rounds(6)
    const [, working, ...rest] = await pendingChanges(page.deps.store)
    expect(rest).toEqual([])
    expect(working?.change).toMatchObject({
      to: 'working',
      since: '2026-11-17T02:44:00.000Z',
      until: '2026-11-17T02:50:00.000Z',
    })
  })

  it('says how much fails, and how slow it is', async () => {
    const page = watched([probe({ http: { url: '/', slowerThanMs: 1000 } })])
    await page.round()
    let asked = 0
    page.network.answer = () => (asked++ % 2 === 0 ? down() : {})
    await page.rounds(5)
    expect((await pendingChanges(page.deps.store))[0]?.change).toMatchObject({
      means: 'partial_outage',
      measure: 'error_rate',
      value: 60,
    })
    const slow = watched([probe({ http: { url: '/', slowerThanMs: 1000 } })])
    slow.network.answer = () => ({ milliseconds: 2400 })
    await slow.rounds(3)
    expect((await pendingChanges(slow.deps.store))[0]?.change).toMatchObject({
      means: 'degraded_performance',
      measure: 'response_time',
      value: 2.4,
    })
  })

  it('during planned work is recorded and told of only when the work is over', async () => {
    const page = watched()
    await page.round()
    const { deps } = page
    const input = scheduleMaintenanceInput.parse({
      title: 'Sign-in moves',
      message: 'We move.',
      components: ['authentication'],
      scheduledFor: '2026-11-17T02:50:00.000Z',
      scheduledUntil: '2026-11-17T03:30:00.000Z',
    })
    const { id } = (await scheduleMaintenance(deps, input, { by: 'test' })).result
    deps.clock.set('2026-11-17T02:50:00.000Z')
    await advanceMaintenance(deps, id)
    page.network.answer = down
    await page.rounds(10)
    expect([await shownNow(page), await pendingChanges(deps.store)]).toEqual(['failing', []])
    deps.clock.set('2026-11-17T03:30:00.000Z')
    await advanceMaintenance(deps, id)
    await page.round()
    expect((await pendingChanges(deps.store)).map(({ change }) => change)).toMatchObject([
      { to: 'failing', since: '2026-11-17T02:51:00.000Z', at: '2026-11-17T03:31:00.000Z' },
    ])
  })

  it('is over for a check that is not taken any more', async () => {
    const [kept, gone] = [probe({ id: 'kept' }), probe({ id: 'gone' })]
    const page = watched([kept, gone])
    page.network.answer = down
    await page.rounds(3)
    const [looker] = [newLooker('next')]
    page.deps.content = { ...page.deps.content, probes: { probes: [kept], reference: [] } }
    page.deps.clock.pass(hour)
    const changes = await runRound(page.deps, looker)
    expect(changes).toMatchObject([{ probe: 'gone', to: 'working', since: '2026-11-17T02:42:00.000Z' }])
  })
})

describe('with no way out of our own', () => {
  const reference = [{ host: 'one.example.com', port: 443 }]
  const unreached = (reason: 'name' | 'timeout' | 'unreachable' | 'refused') => () => {
    throw new Unreached(reason, 'no')
  }

  it.each(['name', 'timeout', 'unreachable'] as const)(
    'there is no data, and nothing fails, when everything ends as %s',
    async (reason) => {
      const page = watched([probe(), probe({ id: 'b' })], { reference })
      await page.round()
      page.network.answer = unreached(reason)
      page.network.take = unreached('unreachable')
      await page.rounds(20)
      expect([await shownNow(page), await pendingChanges(page.deps.store)]).toEqual(['no_data', []])
      page.network.answer = () => ({})
      await page.round()
      expect(await shownNow(page)).toBe('working')
    },
  )

  it('is told from a dashboard that is gone by asking others', async () => {
    const page = watched([probe(), probe({ id: 'b' })], { reference })
    page.network.answer = unreached('timeout')
    await page.rounds(3)
    expect(page.network.connections).toEqual([
      'one.example.com:443',
      'one.example.com:443',
      'one.example.com:443',
    ])
    expect(await shownNow(page)).toBe('failing')
  })

  it('is not suspected while anybody answers, or refuses', async () => {
    const page = watched([probe(), probe({ id: 'b', http: { url: 'https://b.example.com/' } })], {
      reference,
    })
    page.network.answer = ({ url }) => (url.includes('b.example') ? {} : unreached('timeout')())
    await page.rounds(3)
    expect([page.network.connections, await shownNow(page)]).toEqual([[], 'failing'])
    const other = watched([probe()], { reference })
    other.network.answer = unreached('refused')
    await other.rounds(3)
    expect([other.network.connections, await shownNow(other)]).toEqual([[], 'failing'])
  })
})

describe('a process that slept', () => {
  it('blames nobody for it', async () => {
    const backup = probe({ id: 'backup', heartbeat: { every: 3600 } })
    const page = watched([probe(), backup])
    await page.deps.store.commit({
      expect: [],
      put: [
        {
          key: ['heartbeat', 'backup'],
          value: { at: '2026-11-17T02:41:30.000Z', ok: true, milliseconds: null, says: null },
        },
      ],
      remove: [],
    })
    await page.round()
    expect(await shownNow(page, backup)).toBe('working')
    page.deps.clock.pass(8 * hour)
    expect([await shownNow(page), await shownNow(page, backup)]).toEqual(['no_data', 'no_data'])
    await page.rounds(30)
    expect([await shownNow(page), await shownNow(page, backup)]).toEqual(['working', 'no_data'])
    await page.rounds(40)
    expect(await shownNow(page, backup)).toBe('failing')
  })
})

describe('of two processes', () => {
  it('one looks, and the other takes over when it is gone', async () => {
    const page = watched()
    const [one, other] = [newLooker('one'), newLooker('other')]
    await runRound(page.deps, one)
    for (let minutes = 0; minutes < 5; minutes++) {
      page.deps.clock.pass(minute)
      const looked = await Promise.all([runRound(page.deps, one), runRound(page.deps, other)])
      expect(looked.map((each) => each !== null)).toEqual([true, false])
    }
    expect(page.network.requests).toHaveLength(6)
    page.deps.clock.pass(4 * minute)
    expect(await runRound(page.deps, other)).toEqual([])
    page.deps.clock.pass(minute)
    expect(await runRound(page.deps, one)).toBeNull()
  })

  it('that start at the same moment only one looks', async () => {
    const page = watched()
    const lookers = Array.from({ length: 5 }, (_, index) => newLooker(`process-${index}`))
    const looked = await Promise.all(lookers.map((looker) => runRound(page.deps, looker)))
    expect(looked.filter((each) => each !== null)).toHaveLength(1)
    expect(page.network.requests).toHaveLength(1)
  })
})

describe('what is kept', () => {
  it('is each result for a day, the sums of hours for two, and of days for good', async () => {
    const page = watched([probe({ every: 600 })], { clock: setClock('2026-11-16T00:00:00.000Z') })
    let taken = 0
    page.network.answer = () => ({ milliseconds: 100 + 10 * (taken++ % 10) })
    for (let minutes = 0; minutes < 5 * 24 * 60; minutes += 10) await page.round(10 * minute)

    const { store } = page.deps
    const raw = await store.list(['probe-round'], { limit: 1000 })
    expect(raw).toHaveLength(144)
    expect(raw.at(-1)?.value).toEqual({ 'sign-in': { verdict: 'good', milliseconds: 190 } })
    const hours = await hourSums(store, 100)
    expect(hours).toHaveLength(50)
    expect(hours.at(-1)).toMatchObject({ at: '2026-11-20T23', sums: { 'sign-in': { good: 6 } } })
    const days = await daySums(store, 100)
    expect(days.map(({ at }) => at)).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
    ])
    const whole = days[1]?.sums['sign-in']
    expect(whole).toMatchObject({ good: 144, failed: 0, missing: 0 })
    expect(whole && [percentile(whole, 50), percentile(whole, 95)]).toEqual([140, 190])
    page.deps.clock.pass(400 * day)
    expect(await daySums(store, 100)).toHaveLength(5)
  })
})
