import { beforeEach, describe, expect, it } from 'vitest'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { readDelivery } from '#core/deliveries/read-delivery.ts'
import { resumeSending, stopSending } from '#core/deliveries/sending.ts'
import { Refusal } from '#core/errors.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { hour, minute, second } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { by, subscribed } from '#test/core/subscribers/people.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'

let deps: TestDeps
let box: Outbox
beforeEach(async () => {
  deps = testDeps()
  box = outbox(2)
  for (const name of ['ana', 'ben', 'cem', 'dora']) await subscribed(deps, { email: `${name}@example.com` })
  deps.clock.pass(minute)
})

const send = () => deliver({ ...deps, mailer: box })
const open = async () =>
  (await openIncident(deps, { title: 'Slow', message: 'It is slow.', severity: 'P2' }, by)).result.incident.id
const update = async (id: string, message: string, status?: 'resolved') => {
  deps.clock.pass(minute)
  await postUpdate(deps, id, { message, ...(status && { status }) }, by)
}
const got = (name: string) =>
  box.mails
    .filter(({ to }) => to.startsWith(name))
    .map(({ subject, text }) =>
      subject.endsWith('Service Restored') ? 'It works' : /We look|We found it|It is slow/.exec(text)?.[0],
    )
const counts = async () =>
  (await listDeliveries(deps, { limit: 9, after: null })).items.map(({ progress }) => progress)

/** Refuses every batch in which one of them is. */
const failFor = (...names: string[]) => {
  box.before = (_key, mails) => {
    if (mails.some(({ to }) => names.some((name) => to.startsWith(name))))
      throw new Refusal('unavailable', 'connection reset')
  }
}

describe('one after the other', () => {
  it('waits for each person’s earlier notice, and for nobody else’s', async () => {
    failFor('ana')
    const id = await open()
    await send()
    await update(id, 'It works.', 'resolved')
    await send()
    expect([got('ana'), got('ben')]).toEqual([[], []])
    expect([got('cem'), got('dora')]).toEqual([
      ['It is slow', 'It works'],
      ['It is slow', 'It works'],
    ])
    box.before = () => undefined
    for (let look = 0; look < 4; look++) {
      deps.clock.pass(minute)
      await send()
    }
    for (const name of ['ana', 'ben', 'cem', 'dora'])
      expect(got(name), name).toEqual(['It is slow', 'It works'])
  })

  it('lets the clock be put back between two notices', async () => {
    deps.clock.pass(hour)
    const id = await open()
    deps.clock.pass(-30 * minute)
    await postUpdate(deps, id, { message: 'It works.', status: 'resolved' }, by)
    for (let look = 0; look < 3; look++) {
      await send()
      deps.clock.pass(second)
    }
    expect(got('cem')).toEqual(['It is slow', 'It works'])
  })
})

describe('an update that a newer notice overtakes', () => {
  it('is left out for whoever has not got it, and the first and the last notice never are', async () => {
    await stopSending(deps, 'Wrong words.', by)
    const id = await open()
    await update(id, 'We look.')
    await update(id, 'We found it.')
    await update(id, 'It works.', 'resolved')
    await send()
    await resumeSending(deps, by)
    for (let look = 0; look < 5; look++) {
      await send()
      deps.clock.pass(2 * second)
    }
    expect(got('ana')).toEqual(['It is slow', 'It works'])
    const [, found, looked] = await counts()
    expect([found, looked]).toMatchObject([
      { recipients: 4, overtaken: 4, sent: 0 },
      { recipients: 4, overtaken: 4, sent: 0 },
    ])
    const { items } = await listDeliveries(deps, { limit: 9, after: null })
    const one = await readDelivery(deps, items[1]?.id ?? '', { limit: 9, after: null, state: 'overtaken' })
    expect(one.items).toHaveLength(4)
  })

  it('is sent all the same once it was tried, because nobody knows that it did not arrive', async () => {
    const id = await open()
    await send()
    await update(id, 'We look.')
    failFor('ana', 'cem')
    await send()
    await update(id, 'It works.', 'resolved')
    box.before = () => undefined
    for (let look = 0; look < 5; look++) {
      deps.clock.pass(10 * second)
      await send()
    }
    expect(got('ana')).toEqual(['It is slow', 'We look', 'It works'])
  })
})

describe('first attempts', () => {
  it('leave while a provider does not answer a retry', async () => {
    failFor('ana')
    await open()
    await send()
    const { promise, resolve } = Promise.withResolvers<void>()
    const accept = box.send.bind(box)
    box.before = () => undefined
    box.send = async (key, mails) => {
      if (mails.some(({ text }) => text.includes('It is slow'))) await promise
      return accept(key, mails)
    }
    deps.clock.pass(minute)
    await openIncident(deps, { title: 'Other', message: 'We found it.', severity: 'P2' }, by)
    const running = send()
    await expect.poll(() => got('ana')).toEqual(['We found it'])
    resolve()
    await running
    expect(got('ana')).toEqual(['We found it', 'It is slow'])
  })
})
