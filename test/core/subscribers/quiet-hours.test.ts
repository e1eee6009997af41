import { beforeEach, describe, expect, it } from 'vitest'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { deliveryState } from '#core/deliveries/due.ts'
import { quietUntil } from '#core/subscribers/quiet-hours.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { by, subscribed } from './people.ts'

const night = { from: '22:00', to: '07:00', exceptP1: true }
const until = (at: string, timeZone: string, quietHours = night) =>
  quietUntil({ quietHours, timeZone }, 'P2', Date.parse(at))

describe('quiet hours', () => {
  it.each([
    ['in the evening', '2026-11-17T21:30:00Z', 'Europe/Berlin', '2026-11-18T06:00:00.000Z'],
    ['at their first minute', '2026-11-17T21:00:00Z', 'Europe/Berlin', '2026-11-18T06:00:00.000Z'],
    ['not before', '2026-11-17T20:59:59Z', 'Europe/Berlin', null],
    ['not at their end', '2026-11-18T06:00:00Z', 'Europe/Berlin', null],
    ['in the night that loses an hour', '2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29T05:00:00.000Z'],
    ['in the night that wins an hour', '2026-10-24T21:00:00Z', 'Europe/Berlin', '2026-10-25T06:00:00.000Z'],
    ['where the night loses an hour', '2026-03-08T04:00:00Z', 'America/New_York', '2026-03-08T11:00:00.000Z'],
    ['in a zone of half an hour', '2026-11-17T17:00:00Z', 'Asia/Kolkata', '2026-11-18T01:30:00.000Z'],
    ['in half an hour before noon', '2026-11-17T01:45:00Z', 'Australia/Adelaide', null],
  ])('hold %s', (_, at, zone, expected) => {
    expect(until(at, zone)).toBe(expected)
  })

  it('may lie within a day, and let a P1 through only for who wants that', () => {
    const noon = { from: '12:00', to: '13:30', exceptP1: false }
    expect(until('2026-11-17T12:00:00Z', 'UTC', noon)).toBe('2026-11-17T13:30:00.000Z')
    expect(until('2026-11-17T13:30:00Z', 'UTC', noon)).toBeNull()
    const at = Date.parse('2026-11-17T02:00:00Z')
    const who = (exceptP1: boolean) => ({ quietHours: { ...night, exceptP1 }, timeZone: 'UTC' })
    expect([quietUntil(who(true), 'P1', at), quietUntil(who(false), 'P1', at)]).toEqual([
      null,
      '2026-11-17T07:00:00.000Z',
    ])
  })
})

describe('a notice in the quiet hours of some', () => {
  let deps: TestDeps
  let box: Outbox
  beforeEach(async () => {
    deps = testDeps()
    box = outbox()
    await subscribed(deps, { email: 'awake@example.com' })
    await subscribed(deps, { email: 'asleep@example.com', quietHours: night })
  })

  const sent = async () => {
    box.mails.length = 0
    await deliver({ ...deps, mailer: box })
    return box.mails.map(({ to, subject }) => `${to.split('@')[0] ?? ''}: ${subject.split(' - ')[1] ?? ''}`)
  }
  const open = async (severity: 'P1' | 'P2') => {
    const input = { title: 'Slow', message: 'It is slow.', severity, components: ['api'], notify: true }
    return (await openIncident(deps, input, by)).result.incident.id
  }
  const say = async (id: string, status: 'identified' | 'monitoring' | 'resolved') => {
    deps.clock.pass(60_000)
    await postUpdate(deps, id, { message: 'News.', status, notify: true, fields: { cause: 'A cable.' } }, by)
  }

  it('waits for them until these end, without what was overtaken by then, and for nobody else', async () => {
    const id = await open('P2')
    expect(await sent()).toEqual(['awake: Service Issue'])
    await say(id, 'identified')
    expect(await sent()).toEqual(['awake: Service Update'])
    await say(id, 'monitoring')
    expect(await sent()).toEqual(['awake: Service Update'])
    await say(id, 'resolved')
    expect(await sent()).toEqual(['awake: Service Restored'])
    expect(await deliveryState(deps)).toMatchObject({ oldestUnsentSeconds: 0 })

    deps.clock.set('2026-11-17T06:59:59.000Z')
    expect(await sent()).toEqual([])
    deps.clock.set('2026-11-17T07:00:00.000Z')
    const morning = await sent()
    for (let seconds = 0; seconds < 10; seconds++) {
      deps.clock.pass(1000)
      morning.push(...(await sent()))
    }
    expect(morning).toEqual(['asleep: Service Issue', 'asleep: Service Restored'])
    expect(await deliveryState(deps)).toMatchObject({ queuedNotices: 0 })
  })

  it('comes at once where it is a P1', async () => {
    await open('P1')
    expect(await sent()).toEqual(['awake: Service Issue', 'asleep: Service Issue'])
  })

  it('does not hold back a P1 behind what waits', async () => {
    const id = await open('P2')
    await sent()
    deps.clock.pass(60_000)
    await postUpdate(deps, id, { message: 'Worse.', severity: 'P1', notify: true }, by)
    expect(await sent()).toEqual(['awake: Service Update', 'asleep: Service Update'])
  })
})
