import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attempts } from '#core/hooks/log.ts'
import { pingHook, replay } from '#core/hooks/ping-hook.ts'
import { rotateSecret } from '#core/hooks/rotate-secret.ts'
import { hookSenders } from '#core/hooks/senders.ts'
import { startHook, stopHook } from '#core/hooks/stop-hook.ts'
import type { HookSubscriber } from '#core/hooks/tell-hook.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import type { Notice } from '#core/notices/notice.ts'
import { parseRange } from '#core/network/ranges.ts'
import { confirm, pendingConfirmation } from '#core/subscribers/confirm.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import { subscriberById } from '#core/subscribers/record.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import type { SubscribeInput } from '#core/subscribers/subscriber.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { day, hour, minute, second } from '#core/words/times.ts'
import { nodeNetwork } from '#functions/adapters/network/node.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { hookCatcher, type HookCatcher } from '#test/fakes/hook-catcher.ts'
import { verify } from '#test/fakes/standard-webhooks.ts'

const by = { by: 'test' }
const loopback = [parseRange('127.0.0.0/8')].filter((range) => range !== null)
const everything: Pick<Notice, 'audience' | 'kind'> = {
  audience: { to: 'subscribers', components: [], severity: 'P1' },
  kind: 'initial',
}

let deps: TestDeps
let box: Outbox
let catcher: HookCatcher
const network = nodeNetwork({ allowed: loopback })

beforeEach(async () => {
  deps = { ...testDeps(), allowedRanges: loopback }
  box = outbox()
  catcher = await hookCatcher()
})
afterEach(() => catcher.close())

const hookDeps = () => ({ ...deps, network })
const send = () =>
  deliver({ ...deps, mailer: box, senders: hookSenders({ ...hookDeps(), teamSlackUrl: undefined }) })

async function hook(more: Partial<SubscribeInput> = {}): Promise<HookSubscriber> {
  const channel = { kind: 'webhook' as const, url: catcher.url }
  await subscribe(deps, { email: 'ops@example.com', channel, ...more }, by)
  await send()
  const token = /token=([\w-]+)/.exec(box.mails.at(-1)?.text ?? '')?.[1] ?? ''
  const { id } = await confirm(deps, token, by)
  box.mails.length = 0
  deps.clock.pass(second)
  return known(id)
}

async function known(id: string): Promise<HookSubscriber> {
  const found = await subscriberById(deps.store, id)
  if (!found?.channel) throw new Error('no hook')
  return found as HookSubscriber
}

async function open(title = 'Nobody can sign in'): Promise<string> {
  const input = { title, message: 'We **look**.', severity: 'P1' as const, components: ['authentication'] }
  return (await openIncident(deps, input, by)).result.incident.id
}

const received = (index: number) => catcher.caught[index] ?? { path: '', headers: {}, body: '' }
const verified = (index: number, secret: string) => verify(received(index), secret, deps.clock.now())

describe('a webhook', () => {
  it('is confirmed by the address that answers for it, and told what is said, signed', async () => {
    const { channel } = await hook()
    const id = await open()
    await send()
    expect(box.mails).toEqual([])
    expect(verified(0, channel.secret ?? '')).toMatchObject({
      type: 'incident.opened',
      version: 1,
      timestamp: '2026-11-17T02:41:01.000Z',
      data: {
        page: { name: 'DuetRight Status', url: 'https://status.example.com' },
        incident: {
          id,
          title: 'Nobody can sign in',
          status: 'investigating',
          severity: 'P1',
          impact: 'major_outage',
          url: `https://status.example.com/incidents/${id}`,
          components: [{ id: 'authentication', name: 'Authentication', status: 'major_outage' }],
        },
        update: { status: 'investigating', message: 'We look.' },
      },
    })
    expect(() => verified(0, `whsec_${Buffer.alloc(32).toString('base64')}`)).toThrow('No matching signature')
  })

  it('is told under the same name until it takes it, at the times that are published', async () => {
    const { id, channel } = await hook()
    await open()
    catcher.next({ status: 500, body: 'oh <no>' }, 'hang up', {
      status: 302,
      headers: { Location: catcher.url },
    })
    const waits = [0, 5.5 * second, 5.5 * minute, 33 * minute, 2.2 * hour]
    for (const wait of waits) {
      deps.clock.pass(wait)
      await send()
    }
    const names = catcher.caught.map(({ headers }) => headers['webhook-id'])
    expect([names.length, new Set(names).size]).toEqual([4, 1])
    expect(verified(3, channel.secret ?? '')).toMatchObject({ type: 'incident.opened' })
    const log = await attempts(deps.store, id, 10)
    expect(log.map(({ status, delivered }) => [status, delivered])).toEqual([
      [204, true],
      [302, false],
      [null, false],
      [500, false],
    ])
    expect([log[3]?.said, log[0]?.nextAt]).toEqual(['oh <no>', null])
    const pauses = log.slice(1).map(({ at, nextAt }) => Date.parse(nextAt ?? '') - Date.parse(at))
    const published = [30 * minute, 5 * minute, 5 * second]
    for (const [index, pause] of pauses.entries())
      expect(Math.abs(pause / (published[index] ?? 0) - 1)).toBeLessThanOrEqual(0.1)
  })

  it('is not asked again before it wants to be', async () => {
    await hook()
    await open()
    catcher.next({ status: 429, headers: { 'Retry-After': '600' } })
    await send()
    deps.clock.pass(9 * minute)
    await send()
    expect(catcher.caught).toHaveLength(1)
    deps.clock.pass(minute)
    await send()
    expect(catcher.caught).toHaveLength(2)
  })

  it('hears of one incident in order, and keeps nobody else waiting', async () => {
    await hook()
    await hook({ email: 'other@example.com', channel: { kind: 'webhook', url: `${catcher.url}/other` } })
    catcher.next({ status: 503 }, { status: 503 })
    const id = await open()
    await send()
    await postUpdate(deps, id, { message: 'Over.', status: 'resolved' }, by)
    for (let minutes = 0; minutes < 90; minutes += 3) {
      deps.clock.pass(3 * minute)
      await send()
    }
    const taken = catcher.caught
      .slice(2)
      .map(({ path, body }) => [path, (JSON.parse(body) as { type: string }).type])
    for (const path of ['/hook', '/hook/other'])
      expect(taken.filter(([each]) => each === path)).toEqual([
        [path, 'incident.opened'],
        [path, 'incident.resolved'],
      ])
  })

  it('is given up after three days, which are in the log', async () => {
    const { id } = await hook()
    await open()
    catcher.next(...Array.from({ length: 40 }, () => ({ status: 500 })))
    for (let hours = 0; hours < 100; hours++) {
      await send()
      deps.clock.pass(hour)
    }
    const log = await attempts(deps.store, id, 50)
    expect(log[0]?.nextAt).toBeNull()
    expect(log.length).toBeGreaterThan(8)
    expect(log.length).toBeLessThan(14)
    expect(await deps.store.list(['notice-queue'], { limit: 5 })).toEqual([])
    expect((await known(id)).channel.stopped).toBeUndefined()
  })

  it('is stopped when it has taken nothing for five days, and its address is told', async () => {
    const { id, token } = await hook()
    catcher.next(...Array.from({ length: 60 }, () => ({ status: 500, body: 'broken' })))
    for (let days = 0; days < 6; days++) {
      await open(`Incident ${days}`)
      await send()
      deps.clock.pass(day)
    }
    await send()
    expect((await known(id)).channel.stopped).toMatchObject({
      because: 'failing',
      said: 'answered 500: broken',
    })
    const [mail, ...others] = box.mails
    expect([mail?.to, others]).toEqual(['ops@example.com', []])
    expect(mail?.text).toContain(`/subscription/hook?token=${token}`)
    expect(await countAudience(deps, everything)).toMatchObject({ told: 0, hooks: 0 })
    await startHook(deps, id, by)
    expect(await countAudience(deps, everything)).toMatchObject({ told: 0, hooks: 1 })
  })

  it('is stopped at once when it says that it is gone', async () => {
    const { id } = await hook()
    await open()
    catcher.next({ status: 410 })
    await send()
    await send()
    expect((await known(id)).channel.stopped?.because).toBe('gone')
    expect(box.mails).toHaveLength(1)
  })

  it('is signed with both secrets for a day after one was changed', async () => {
    const { id, channel } = await hook()
    const changed = await rotateSecret(deps, id, by)
    await pingHook(hookDeps(), await known(id))
    for (const secret of [channel.secret, changed?.secret])
      expect(verified(0, secret ?? '')).toMatchObject({ type: 'ping' })
    deps.clock.pass(day)
    await pingHook(hookDeps(), await known(id))
    expect(verified(1, changed?.secret ?? '')).toMatchObject({ type: 'ping' })
    expect(() => verified(1, channel.secret ?? '')).toThrow('No matching signature')
  })

  it('is told nothing while it is paused, and nothing of that afterwards', async () => {
    const { id } = await hook()
    await stopHook(deps, id, { because: 'paused' }, by)
    await open()
    await send()
    await startHook(deps, id, by)
    await open('Reports are slow')
    await send()
    expect(
      catcher.caught.map(
        ({ body }) => (JSON.parse(body) as { data: { incident: { title: string } } }).data.incident.title,
      ),
    ).toEqual(['Reports are slow'])
    expect(box.mails).toEqual([])
  })

  it('can have again what it had, as it was said then, and nothing else', async () => {
    const subscriber = await hook()
    const id = await open()
    await send()
    await postUpdate(deps, id, { message: 'Over.', status: 'resolved' }, by)
    const [notice] = (await attempts(deps.store, subscriber.id, 1)).map((each) => each.notice ?? '')
    await replay(hookDeps(), subscriber, notice ?? '')
    expect(received(1).body).toBe(received(0).body)
    expect(received(1).headers['webhook-id']).toBe(received(0).headers['webhook-id'])
    await expect(replay(hookDeps(), subscriber, '0'.repeat(26))).rejects.toThrow('There is no delivery')
  })

  it('gets the shape of Statuspage where it asked for it', async () => {
    await hook({ channel: { kind: 'webhook', url: catcher.url, shape: 'statuspage' } })
    await open()
    await send()
    const body = JSON.parse(received(0).body) as { incident: Record<string, unknown> }
    expect(body).toMatchObject({
      meta: { unsubscribe: expect.stringContaining('/unsubscribe?token=') as string },
      page: { status_indicator: 'critical', status_description: 'Major Service Outage' },
      incident: {
        name: 'Nobody can sign in',
        status: 'investigating',
        impact: 'critical',
        scheduled_for: null,
        incident_updates: [{ body: 'We look.', status: 'investigating', wants_twitter_update: false }],
      },
    })
    expect(Object.keys(body)).toEqual(['meta', 'page', 'incident'])
  })

  it('beside emails to the same address is counted and ended apart from them', async () => {
    const { token } = await hook()
    await subscribe(deps, { email: 'ops@example.com' }, by)
    await send()
    const asked = /token=([\w-]+)/.exec(box.mails.at(-1)?.text ?? '')?.[1] ?? ''
    await confirm(deps, asked, by)
    expect(await countAudience(deps, everything)).toMatchObject({ told: 1, hooks: 1 })
    await unsubscribe(deps, token, by)
    expect(await countAudience(deps, everything)).toMatchObject({ told: 1, hooks: 0 })
    expect(await deps.store.list(['subscriber-hook'], { limit: 1 })).toEqual([])
  })

  it('keeps its secret when it is asked for again, beside the new one', async () => {
    const first = await hook()
    const again = await hook()
    expect([again.id, again.channel.oldSecret?.secret]).toEqual([first.id, first.channel.secret])
    expect(await countAudience(deps, everything)).toMatchObject({ hooks: 1 })
  })
})

describe('the address of a hook', () => {
  const asked = (kind: 'webhook' | 'slack' | 'teams' | 'discord' | 'google_chat', url: string) =>
    subscribe(testDeps(), { email: 'ops@example.com', channel: { kind, url } }, by)

  it.each([
    ['webhook', 'https://example.com:8443/hook?a=b'],
    ['slack', 'https://hooks.slack.com/services/T/B/x'],
    ['teams', 'https://acme.webhook.office.com/webhookb2/x'],
    ['teams', 'https://prod-01.westeurope.logic.azure.com/workflows/x?sig=y'],
    ['teams', 'https://default.12.environment.api.powerplatform.com/powerautomate/x'],
    ['discord', 'https://discord.com/api/webhooks/1/x'],
    ['discord', 'https://discordapp.com/api/webhooks/1/x'],
    ['google_chat', 'https://chat.googleapis.com/v1/spaces/A/messages?key=k&token=t'],
  ] as const)('of %s may be %s', async (kind, url) => {
    await expect(asked(kind, url)).resolves.toBeUndefined()
  })

  it.each([
    ['webhook', 'http://example.com/hook'],
    ['webhook', 'ftp://example.com/hook'],
    ['webhook', 'https://name:word@example.com/'],
    ['webhook', 'http://127.0.0.1:9000/'],
    ['slack', 'https://hooks.slack.com.evil.example/services/x'],
    ['slack', 'https://evil.example/hooks.slack.com'],
    ['teams', 'https://evillogic.azure.com.example/x'],
    ['teams', 'https://notlogic.azure.com.evil/x'],
    ['discord', 'https://discord.com:444/api/webhooks/1/x'],
    ['google_chat', 'http://chat.googleapis.com/v1/spaces/A'],
  ] as const)('of %s is not %s', async (kind, url) => {
    await expect(asked(kind, url)).rejects.toThrow('channel.url: expected an address like https://')
  })

  it('leads to nothing before it is confirmed', async () => {
    await subscribe(deps, { email: 'ops@example.com', channel: { kind: 'webhook', url: catcher.url } }, by)
    await open()
    await send()
    expect(catcher.caught).toEqual([])
    expect(await pendingConfirmation(deps, 'guess')).toBeNull()
  })
})
