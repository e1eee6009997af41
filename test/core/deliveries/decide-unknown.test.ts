import { beforeEach, describe, expect, it } from 'vitest'
import { decideUnknown } from '#core/deliveries/decide-unknown.ts'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { Refusal } from '#core/errors.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { removeSubscriber } from '#core/subscribers/remove-subscriber.ts'
import { hour, minute } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { by, subscribed } from '#test/core/subscribers/people.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'

let deps: TestDeps
let box: Outbox
let keys: string[]
let notice: string
let ana: string

const send = () => deliver({ ...deps, mailer: box })
const latest = async () => (await listDeliveries(deps, { limit: 1, after: null })).items[0]

/** The provider takes every mail and never says so, for longer than it remembers a key. */
beforeEach(async () => {
  deps = testDeps()
  box = outbox(2)
  keys = []
  ana = (await subscribed(deps, { email: 'ana@example.com' })).id
  for (const name of ['ben', 'cem']) await subscribed(deps, { email: `${name}@example.com` })
  deps.clock.pass(minute)
  await openIncident(deps, { title: 'Slow', message: 'It is slow.', severity: 'P2' }, by)
  box.before = (key) => {
    keys.push(key)
    throw new Refusal('unavailable', 'timed out')
  }
  await send()
  deps.clock.pass(24 * hour)
  await send()
  keys.length = 0
  box.before = (key) => void keys.push(key)
  notice = (await latest())?.id ?? ''
})

describe('what nobody knows', () => {
  it('is left alone until somebody decides', async () => {
    deps.clock.pass(hour)
    await send()
    expect(box.mails).toEqual([])
    expect(await latest()).toMatchObject({
      state: 'stuck',
      progress: { unknown: 3, undecided: 3, queued: 0 },
    })
  })

  it('is sent once more under other keys when an operator wants that', async () => {
    expect(await decideUnknown(deps, notice, { decision: 'again' }, by)).toBe(3)
    expect(await latest()).toMatchObject({ progress: { unknown: 0, undecided: 0, queued: 3 } })
    await send()
    expect(box.mails.map(({ to }) => to).toSorted()).toEqual(
      ['ana', 'ben', 'cem'].map((name) => `${name}@example.com`),
    )
    expect(keys).toEqual([`${notice}/3`, `${notice}/4`])
    expect(await latest()).toMatchObject({ state: 'sent', progress: { recipients: 3, sent: 3, unknown: 0 } })
  })

  it('stays unknown when an operator lets it be, and no address is kept for it', async () => {
    expect(await decideUnknown(deps, notice, { decision: 'leave' }, by)).toBe(3)
    await send()
    expect(box.mails).toEqual([])
    expect(await latest()).toMatchObject({ state: 'sent', progress: { unknown: 3, undecided: 0 } })
    const batches = JSON.stringify(await deps.store.list(['batch', notice], { limit: 9 }))
    expect(batches).not.toMatch(/(ana|ben|cem)@/)
    await expect(decideUnknown(deps, notice, { decision: 'again' }, by)).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('leaves out who was removed meanwhile', async () => {
    await removeSubscriber(deps, ana, by)
    expect(await latest()).toMatchObject({ progress: { left: 1, unknown: 2 } })
    expect(await decideUnknown(deps, notice, { decision: 'again' }, by)).toBe(2)
    await send()
    expect(await latest()).toMatchObject({ progress: { recipients: 3, left: 1, sent: 2, queued: 0 } })
  })
})

describe('a clock that is put back', () => {
  it('sends nothing under a key of which nobody knows how old it is', async () => {
    const fresh = testDeps()
    await subscribed(fresh, { email: 'ana@example.com' })
    fresh.clock.pass(48 * hour)
    await openIncident(fresh, { title: 'Slow', message: 'It is slow.', severity: 'P2' }, by)
    let tries = 0
    const mailer = outbox()
    mailer.before = () => {
      tries++
      throw new Refusal('unavailable', 'timed out')
    }
    await deliver({ ...fresh, mailer })
    fresh.clock.pass(-48 * hour)
    for (let passed = 0; passed < 60; passed++) {
      fresh.clock.pass(hour)
      await deliver({ ...fresh, mailer })
    }
    expect(tries).toBe(1)
    expect((await listDeliveries(fresh, { limit: 1, after: null })).items).toMatchObject([
      { state: 'stuck', progress: { undecided: 1 } },
    ])
  })
})
