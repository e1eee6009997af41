import { beforeEach, describe, expect, it } from 'vitest'
import { sumUp } from '#core/digests/sum-up.ts'
import { Refusal } from '#core/errors.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { changeWishes } from '#core/subscribers/change-wishes.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import { noticeAudience } from '#core/notices/notice-about.ts'
import { findIncident } from '#core/incidents/record.ts'
import { suppressAddress } from '#core/subscribers/suppress-address.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { minute } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { by, subscribed } from '../subscribers/people.ts'

const daily = { every: 'day', hour: 8, weekday: 'monday' } as const
const weekly = { every: 'week', hour: 8, weekday: 'friday' } as const

let deps: TestDeps
let box: Outbox
beforeEach(() => {
  deps = testDeps()
  box = outbox()
})

const sent = async () => {
  box.mails.length = 0
  await sumUp({ ...deps, mailer: box })
  await deliver({ ...deps, mailer: box })
  return box.mails
    .map(({ to, subject }) => `${to.split('@')[0] ?? ''}: ${subject.split(' - ')[1] ?? ''}`)
    .toSorted()
}
const open = async (title: string, component = 'api') => {
  deps.clock.pass(2 * minute)
  const input = { title, message: 'News.', severity: 'P2' as const, components: [component], notify: true }
  return (await openIncident(deps, input, by)).result.incident.id
}
const resolve = (id: string) =>
  postUpdate(
    deps,
    id,
    { message: 'Done.', status: 'resolved', notify: true, fields: { cause: 'A cable.' } },
    by,
  )
const dueOf = async () => (await deps.store.list(['digest-due'], { limit: 100 })).map(({ key }) => key[1])

describe('a digest', () => {
  it('comes once a day at the hour of each person’s zone, and sums up what happened, as it stands', async () => {
    await subscribed(deps, { email: 'ana@example.com', digest: daily, timeZone: 'Europe/Berlin' })
    await subscribed(deps, { email: 'now@example.com' })
    const slow = await open('The API is slow')
    expect(await sent()).toEqual(['now: Service Issue'])
    await open('Nobody can sign in', 'authentication')
    deps.clock.pass(10 * minute)
    await resolve(slow)
    expect(await sent()).toEqual(['now: Service Issue', 'now: Service Restored'])

    deps.clock.set('2026-11-17T06:59:59.000Z')
    expect(await sent()).toEqual([])
    deps.clock.set('2026-11-17T07:00:00.000Z')
    expect(await sent()).toEqual(['ana: What Happened'])
    const text = box.mails[0]?.text ?? ''
    expect(text).toContain('Your day in short.')
    expect(text).toMatch(/17 November: The API is slow\n {2}Resolved · P2 High · 1\d min\n/)
    expect(text).toMatch(
      /17 November: Nobody can sign in\n {2}Degraded|17 November: Nobody can sign in\n {2}\w+ outage/,
    )
    expect(text).toContain('Only start and end: https://')
    expect(await dueOf()).toEqual(['2026-11-18T07:00:00.000Z'])
    expect(await sent()).toEqual([])
  })

  it('does not come when nothing happened that the person asked for', async () => {
    await subscribed(deps, { email: 'ana@example.com', components: ['database'], digest: daily })
    await open('The API is slow')
    await sent()
    deps.clock.set('2026-11-17T08:00:00.000Z')
    expect(await sent()).toEqual([])
    expect(await dueOf()).toEqual(['2026-11-18T08:00:00.000Z'])
  })

  it('comes once a week on the day that was chosen', async () => {
    await subscribed(deps, { email: 'ana@example.com', digest: weekly })
    await open('The API is slow')
    await sent()
    for (const day of ['18', '19']) {
      deps.clock.set(`2026-11-${day}T08:00:00.000Z`)
      expect(await sent()).toEqual([])
    }
    deps.clock.set('2026-11-20T08:00:00.000Z')
    expect(await sent()).toEqual(['ana: What Happened'])
    expect(box.mails[0]?.text).toContain('Your week in short.')
  })

  it('is one mail for everybody who heard of the same', async () => {
    for (let index = 0; index < 120; index++)
      await subscribed(deps, { email: `p${index}@example.com`, digest: daily })
    await open('The API is slow')
    await sent()
    deps.clock.set('2026-11-17T08:00:00.000Z')
    let commits = 0
    const store = {
      ...deps.store,
      commit: (change: Parameters<TestDeps['store']['commit']>[0]) => {
        commits++
        return deps.store.commit(change)
      },
    }
    await sumUp({ ...deps, store, mailer: box })
    expect(commits).toBe(2)
    expect(await deps.store.list(['notice-queue'], { limit: 10 })).toHaveLength(2)
    expect(await sent()).toHaveLength(120)
    expect(await deps.store.list(['notice-queue'], { limit: 10 })).toEqual([])
  })

  it('is sent once, however often it is begun and broken off, and whoever does it beside', async () => {
    for (let index = 0; index < 30; index++)
      await subscribed(deps, { email: `p${index}@example.com`, digest: daily })
    await open('The API is slow')
    await sent()
    deps.clock.set('2026-11-17T08:00:00.000Z')
    const dying = {
      ...deps.store,
      commit: () => Promise.reject(new Refusal('unavailable', 'killed')),
    }
    await sumUp({ ...deps, store: dying, mailer: box }).catch(() => undefined)
    await Promise.all([sumUp({ ...deps, mailer: box }), sumUp({ ...deps, mailer: box })])
    expect(await sent()).toHaveLength(30)
    expect(await sent()).toEqual([])
  })

  it('loses nothing and repeats nothing when somebody changes their mind', async () => {
    const ana = await subscribed(deps, { email: 'ana@example.com', digest: daily })
    await open('First')
    expect(await sent()).toEqual([])
    deps.clock.pass(minute)
    await changeWishes(deps, ana.token, {}, by)
    await open('Second')
    expect(await sent()).toEqual(['ana: Service Issue', 'ana: What Happened'])
    expect(box.mails.find(({ subject }) => subject.includes('Happened'))?.text).not.toContain('Second')
    await changeWishes(deps, ana.token, { digest: daily }, by)
    await open('Third')
    expect(await sent()).toEqual([])
    deps.clock.set('2026-11-17T08:00:00.000Z')
    expect(await sent()).toEqual(['ana: What Happened'])
    expect(box.mails[0]?.text).toMatch(/^(?![\s\S]*(First|Second))[\s\S]*Third/)
  })

  it('leaves out what is followed, of which everything comes at once', async () => {
    const id = await open('Followed')
    await sent()
    await subscribed(deps, { email: 'ana@example.com', digest: daily })
    await subscribed(deps, { email: 'ana@example.com', incident: id })
    deps.clock.pass(minute)
    await resolve(id)
    expect(await sent()).toEqual(['ana: Service Restored'])
    deps.clock.set('2026-11-17T08:00:00.000Z')
    expect(await sent()).toEqual([])
  })

  it('goes to nobody who left or to whom nothing is sent, and leaves nothing of them', async () => {
    const ana = await subscribed(deps, { email: 'ana@example.com', digest: daily })
    await subscribed(deps, { email: 'ben@example.com', digest: daily })
    await open('The API is slow')
    await sent()
    await unsubscribe(deps, ana.token, by)
    await suppressAddress(deps, { email: 'ben@example.com', reason: 'bounced' }, by)
    expect(await dueOf()).toHaveLength(1)
    deps.clock.set('2026-11-17T08:00:00.000Z')
    expect(await sent()).toEqual([])
  })

  it('is told to the lead apart from who hears at once', async () => {
    await subscribed(deps, { email: 'ana@example.com', digest: daily })
    await subscribed(deps, {
      email: 'ben@example.com',
      quietHours: { from: '22:00', to: '07:00', exceptP1: true },
    })
    const stored = await findIncident(deps, await open('The API is slow'))
    if (!stored) throw new Error('no incident')
    const audience = noticeAudience(stored.incident)
    expect(await countAudience(deps, { kind: 'update', audience })).toMatchObject({
      told: 1,
      quiet: 1,
      inDigest: 1,
    })
  })
})
