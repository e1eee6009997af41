import { beforeEach, describe, expect, it } from 'vitest'
import { type MailLimits, NothingTaken } from '#core/deliveries/limits.ts'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { mailWaits } from '#core/deliveries/mail-waits.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { hour, minute, second } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { by, subscribed } from '#test/core/subscribers/people.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'

let deps: TestDeps
let box: Outbox
let tokens: string[]
beforeEach(async () => {
  deps = testDeps()
  box = outbox(2)
  tokens = []
  for (let index = 0; index < 10; index++)
    tokens.push((await subscribed(deps, { email: `s${index}@example.com` })).token)
  deps.clock.pass(minute)
})

const send = (limits: MailLimits = {}) => deliver({ ...deps, mailer: box, limits })
const open = () => openIncident(deps, { title: 'Slow', message: 'It is slow.', severity: 'P2' }, by)
const progress = async () => (await listDeliveries(deps, { limit: 1, after: null })).items[0]?.progress

describe('the rate', () => {
  it('is kept by all processes together', async () => {
    await open()
    const at: number[] = []
    box.before = () => void at.push(deps.clock.now())
    for (let tick = 0; tick < 260; tick++) {
      await Promise.all([send({ perSecond: 2 }), send({ perSecond: 2 })])
      deps.clock.pass(10)
    }
    expect(at).toHaveLength(5)
    expect(Math.min(...at.slice(1).map((time, index) => time - (at[index] ?? 0)))).toBeGreaterThanOrEqual(500)
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeLessThanOrEqual(4 * 500 * 1.1)
  })

  it('lets everybody wait for as long as the provider wants', async () => {
    await open()
    let refused = 0
    box.before = () => {
      if (refused++ === 0) throw new NothingTaken('rate', 'Too many requests', 7)
    }
    await deliver({ ...deps, mailer: box })
    const sent = box.mails.length
    deps.clock.pass(6 * second)
    await send()
    expect(box.mails.length - sent).toBe(0)
    deps.clock.pass(second)
    await send()
    expect(new Set(box.mails.map(({ to }) => to)).size).toBe(10)
    expect(box.mails).toHaveLength(10)
  })
})

describe('a day’s limit', () => {
  it('is used up to the last email, said aloud, and the rest leaves the next day', async () => {
    await open()
    await send({ perDay: 7 })
    expect(box.mails).toHaveLength(7)
    expect(await progress()).toMatchObject({ recipients: 10, sent: 7, queued: 3, failed: 0 })
    expect(await mailWaits({ ...deps, limits: { perDay: 7 } })).toMatchObject({
      why: 'daily_limit',
      until: '2026-11-18T00:00:00.000Z',
      emails: 3,
    })
    deps.clock.set('2026-11-18T00:00:01.000Z')
    expect(await mailWaits({ ...deps, limits: { perDay: 7 } })).toBeNull()
    await send({ perDay: 7 })
    expect(new Set(box.mails.map(({ to }) => to)).size).toBe(10)
    expect(await progress()).toMatchObject({ sent: 10, queued: 0 })
  })

  it('of the provider is waited for, and whoever leaves meanwhile is not written to', async () => {
    await open()
    box.before = () => {
      throw new NothingTaken('daily_quota', 'You have reached your daily email quota.', 3600)
    }
    await send()
    expect(await mailWaits(deps)).toMatchObject({ why: 'daily_quota', emails: 10 })
    await unsubscribe(deps, tokens[0] ?? '', by)
    box.before = () => undefined
    for (let passed = 0; passed < 30; passed++) {
      deps.clock.pass(hour)
      await send()
    }
    expect(box.mails.map(({ to }) => to).toSorted()).toEqual(
      Array.from({ length: 9 }, (_, index) => `s${index + 1}@example.com`),
    )
    expect(await progress()).toMatchObject({ sent: 9, left: 1, unknown: 0 })
  })

  it('counts nothing that the provider refused', async () => {
    await open()
    let refusals = 3
    box.before = () => {
      if (refusals-- > 0) throw new NothingTaken('rate', 'Too many requests', 1)
    }
    for (let look = 0; look < 8; look++) {
      await send({ perDay: 10 })
      deps.clock.pass(second)
    }
    expect(box.mails).toHaveLength(10)
  })
})
