import { beforeEach, describe, expect, it } from 'vitest'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { changeWishes } from '#core/subscribers/change-wishes.ts'
import { comeBack } from '#core/subscribers/comeback.ts'
import { countByWishes, countSubscribers } from '#core/subscribers/count.ts'
import { endFollows } from '#core/subscribers/end-follows.ts'
import { ownData } from '#core/subscribers/own-data.ts'
import { subscriberByEmail } from '#core/subscribers/record.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { suppressAddress } from '#core/subscribers/suppress-address.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { day, hour } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { by, subscribed } from './people.ts'

let deps: TestDeps
let box: Outbox
beforeEach(() => {
  deps = testDeps()
  box = outbox()
})

const sent = async () => {
  box.mails.length = 0
  await deliver({ ...deps, mailer: box })
  return box.mails.map(({ to, subject }) => `${to.split('@')[0] ?? ''}: ${subject}`)
}
const keys = async (kind: string) => (await deps.store.list([kind], { limit: 100 })).map(({ key }) => key)
const incident = async (title = 'Nobody can sign in') => {
  const { result } = await openIncident(
    deps,
    { title, message: 'We look into it.', severity: 'P2', components: ['authentication'], notify: true },
    by,
  )
  return result.incident.id
}
const update = (id: string, status: 'identified' | 'resolved') =>
  postUpdate(deps, id, { message: 'News.', status, notify: true, fields: { cause: 'A cable.' } }, by)

describe('changing what one gets', () => {
  it('changes all of it, and what is left out is as it usually is', async () => {
    const { token } = await subscribed(deps, {
      email: 'ana@example.com',
      components: ['api'],
      updates: 'ends',
    })
    await changeWishes(deps, token, { severities: ['P1'], timeZone: 'Asia/Tokyo' }, by)
    expect(await subscriberByEmail(deps.store, 'ana@example.com')).toMatchObject({
      components: [],
      severities: ['P1'],
      updates: 'all',
      postmortems: true,
      timeZone: 'Asia/Tokyo',
      token,
    })
    expect(await countByWishes(deps.store)).toMatchObject([{ people: 1, wishes: { severities: ['P1'] } }])
  })

  it('names what is wrong, and changes nothing', async () => {
    const { token } = await subscribed(deps, { email: 'ana@example.com' })
    await expect(changeWishes(deps, token, { components: ['warp'] }, by)).rejects.toMatchObject({
      mistakes: [{ field: 'components[0]' }],
    })
    await expect(changeWishes(deps, token, { updates: 'none' }, by)).rejects.toMatchObject({
      mistakes: [{ field: 'updates' }],
    })
    await expect(changeWishes(deps, 'other', {}, by)).rejects.toMatchObject({ kind: 'not_found' })
    expect(await subscriberByEmail(deps.store, 'ana@example.com')).toMatchObject({ updates: 'all' })
  })

  it('shows a person everything that is kept of them, but for the secret', async () => {
    const ana = await subscribed(deps, { email: 'ana@example.com', language: 'de' })
    const data = await ownData(deps, ana)
    expect(data).toMatchObject({ email: 'ana@example.com', wishes: { language: 'de' }, suppressed: null })
    expect(JSON.stringify(data)).not.toContain(ana.token)
  })
})

describe('following one incident', () => {
  it('is told everything of it and nothing else, and is forgotten a week after it is over', async () => {
    const id = await incident()
    await sent()
    await subscribed(deps, { email: 'ana@example.com', incident: id })
    deps.clock.pass(hour)
    const other = await incident('Reports are slow')
    await update(id, 'identified')
    await update(other, 'identified')
    expect(await sent()).toEqual(['ana: DuetRight Dashboard - Service Update'])
    await update(id, 'resolved')
    expect(await sent()).toEqual(['ana: DuetRight Dashboard - Service Restored'])
    await endFollows(deps)
    expect(await countSubscribers(deps.store)).toBe(1)
    deps.clock.pass(7 * day + 1)
    await endFollows(deps)
    expect(await countSubscribers(deps.store)).toBe(0)
    expect([await keys('subscriber'), await keys('follow')]).toEqual([[], []])
  })

  it('keeps what somebody asked for besides', async () => {
    const id = await incident()
    await subscribed(deps, { email: 'ana@example.com', updates: 'planned' })
    await subscribed(deps, { email: 'ana@example.com', incident: id })
    expect(await subscriberByEmail(deps.store, 'ana@example.com')).toMatchObject({
      updates: 'planned',
      incidents: [id],
    })
    await update(id, 'resolved')
    deps.clock.pass(7 * day + 1)
    await endFollows(deps)
    expect(await subscriberByEmail(deps.store, 'ana@example.com')).toMatchObject({
      updates: 'planned',
      incidents: [],
    })
  })

  it('refuses an incident that is over, a strange one, and wishes beside it', async () => {
    const id = await incident()
    await update(id, 'resolved')
    const email = 'ana@example.com'
    for (const each of [id, 'INC-2026-01-01-001'])
      await expect(subscribe(deps, { email, incident: each }, by)).rejects.toMatchObject({
        mistakes: [{ field: 'incident' }],
      })
  })

  it('ends on the page, and who wanted nothing else is forgotten', async () => {
    const { token } = await subscribed(deps, { email: 'ana@example.com', incident: await incident() })
    expect(await changeWishes(deps, token, { updates: 'none', incidents: [] }, by)).toBeNull()
    expect([await keys('subscriber'), await keys('follow')]).toEqual([[], []])
  })
})

describe('the button of a mail program', () => {
  const leave = (token: string) => unsubscribe(deps, token, by, { oneClick: true })
  const secretIn = () => /again\?token=([\w-]+)/.exec(box.mails.at(-1)?.text ?? '')?.[1] ?? ''

  it('unsubscribes at once, and tells the address once, with a way back to what it had', async () => {
    const list = await subscribed(deps, { email: 'list@example.com', components: ['api'], language: 'de' })
    await leave(list.token)
    expect(await subscriberByEmail(deps.store, 'list@example.com')).toBeNull()
    expect(await sent()).toEqual(['list: Sie wurden von DuetRight Status abgemeldet'])
    expect(box.mails[0]?.headers).not.toHaveProperty('List-Unsubscribe')
    await comeBack(deps, secretIn(), by)
    expect(await subscriberByEmail(deps.store, 'list@example.com')).toMatchObject({
      components: ['api'],
      language: 'de',
      token: list.token,
    })
    expect(await countSubscribers(deps.store)).toBe(1)
    await expect(comeBack(deps, secretIn(), by)).rejects.toMatchObject({ kind: 'not_found' })

    await leave(list.token)
    expect(await sent()).toEqual([])
  })

  it('keeps nothing of an address after two weeks', async () => {
    const list = await subscribed(deps, { email: 'list@example.com' })
    await leave(list.token)
    await sent()
    deps.clock.pass(14 * day + 1)
    await expect(comeBack(deps, secretIn(), by)).rejects.toMatchObject({ kind: 'not_found' })
    expect(await keys('comeback')).toEqual([])
  })

  it('writes nothing to an address that nothing is sent to', async () => {
    const list = await subscribed(deps, { email: 'list@example.com' })
    await suppressAddress(deps, { email: 'list@example.com', reason: 'bounced' }, by)
    await leave(list.token)
    expect([await sent(), await keys('comeback')]).toEqual([[], []])
  })
})
