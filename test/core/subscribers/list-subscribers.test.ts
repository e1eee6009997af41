import { beforeEach, describe, expect, it } from 'vitest'
import { exportSubscribers } from '#core/subscribers/export-subscribers.ts'
import { listSubscribers, type SubscriberFilter } from '#core/subscribers/list-subscribers.ts'
import { removeSubscriber } from '#core/subscribers/remove-subscriber.ts'
import { suppressAddress } from '#core/subscribers/suppress-address.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { by, subscribed } from './people.ts'

let deps: TestDeps
beforeEach(() => {
  deps = testDeps()
})

const list = (filter: SubscriberFilter = {}, limit = 25, after: string | null = null) =>
  listSubscribers(deps, { limit, after, ...filter })
const names = async (filter: SubscriberFilter) =>
  (await list(filter)).items.map(({ email }) => email.split('@')[0])

describe('the list of subscribers', () => {
  it('shows the newest first, page by page, nobody twice and nobody left out', async () => {
    for (const name of ['ana', 'ben', 'cem', 'dora', 'eva'])
      await subscribed(deps, { email: `${name}@example.com` })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await list({}, 2, after)
      expect(page.total).toBe(5)
      seen.push(...page.items.map(({ email }) => email.split('@')[0] ?? ''))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(['eva', 'dora', 'cem', 'ben', 'ana'])
  })

  it('keeps the secret of nobody’s link', async () => {
    const { token } = await subscribed(deps, { email: 'ana@example.com' })
    expect(JSON.stringify(await list())).not.toContain(token)
  })

  it('finds by part of the address, by service, by severity and by state', async () => {
    await subscribed(deps, { email: 'Ana@Example.com' })
    await subscribed(deps, { email: 'ben@example.com', components: ['api'] })
    await subscribed(deps, { email: 'cem@example.com', severities: ['P1'] })
    await suppressAddress(deps, { email: 'CEM@example.com', reason: 'bounced' }, by)
    expect(await names({ search: 'ANA@' })).toEqual(['Ana'])
    expect(await names({ component: 'database' })).toEqual(['cem', 'Ana'])
    expect(await names({ component: 'API' })).toEqual(['cem', 'ben', 'Ana'])
    expect(await names({ severity: 'P4' })).toEqual(['ben', 'Ana'])
    expect(await names({ state: 'suppressed' })).toEqual(['cem'])
    expect(await names({ state: 'active' })).toEqual(['ben', 'Ana'])
    await expect(list({ component: 'warp' })).rejects.toMatchObject({ mistakes: [{ field: 'component' }] })
  })

  it('counts right when many come and go at the same moment', async () => {
    const everybody = await Promise.all(
      Array.from({ length: 20 }, (_, index) => subscribed(deps, { email: `s${index}@example.com` })),
    )
    expect(new Set(everybody.map(({ id }) => id)).size).toBe(20)
    await Promise.all(everybody.slice(0, 5).map(({ token }) => unsubscribe(deps, token, by)))
    await Promise.all(everybody.slice(5, 8).map(({ id }) => removeSubscriber(deps, id, by)))
    const { total, items } = await list()
    expect([total, items.length]).toEqual([12, 12])
  })

  it('counts a person once who confirms other wishes', async () => {
    await subscribed(deps, { email: 'ana@example.com' })
    await subscribed(deps, { email: 'ANA@example.com', components: ['api'] })
    expect(await list()).toMatchObject({ total: 1, items: [{ components: ['api'] }] })
  })

  it('says honestly that it goes on where it looked at enough', async () => {
    const commit = Array.from({ length: 2100 }, (_, index) => {
      const id = String(index).padStart(26, '0')
      const value = {
        id,
        email: `s${index}@example.com`,
        token: id,
        components: [],
        severities: [],
        updates: 'all',
      }
      return { key: ['subscriber', id], value }
    })
    await deps.store.commit({ expect: [], put: commit, remove: [] })
    const first = await list({ search: 's7@' })
    expect([first.items, first.next]).toEqual([[], expect.any(String)])
    const second = await list({ search: 's7@' }, 25, first.next)
    expect([second.items.length, second.next]).toEqual([1, null])
  })
})

describe('the export', () => {
  it('holds everybody with their wishes, oldest first, as RFC 4180', async () => {
    await subscribed(deps, {
      email: 'ana@example.com',
      components: ['api', 'database'],
      severities: ['P1', 'P2'],
    })
    await subscribed(deps, {
      email: '+ben@example.com',
      updates: 'ends',
      digest: { every: 'week', weekday: 'friday', hour: 17 },
      quietHours: { from: '22:00', to: '07:00', exceptP1: true },
      timeZone: 'Europe/Berlin',
      language: 'de',
    })
    await suppressAddress(deps, { email: '+ben@example.com', reason: 'asked' }, by)
    const text = (await Array.fromAsync(exportSubscribers(deps))).join('')
    expect(text.split('\r\n')).toEqual([
      'email,components,groups,severities,updates,postmortems,digest,quietHours,timeZone,language,confirmedAt,state,channel',
      'ana@example.com,api;database,,P1;P2,all,yes,,,UTC,,2026-11-17T02:41:00.000Z,active,email',
      "'+ben@example.com,,,,ends,no,weekly friday 17,22:00-07:00 except P1,Europe/Berlin,de,2026-11-17T02:41:00.000Z,suppressed,email",
      '',
    ])
  })
})
