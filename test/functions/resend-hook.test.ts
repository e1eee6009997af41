import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DeliveryRead } from '#core/deliveries/read-delivery.ts'
import { suppressionOf } from '#core/subscribers/suppressed.ts'
import { minute } from '#core/words/times.ts'
import { hookSecrets, type TestApp, testApp } from '#test/fakes/app.ts'
import { subscribed } from '#test/fakes/subscribers.ts'

let app: TestApp
let notice: string
beforeEach(async () => {
  app = await testApp()
  for (const name of ['ana', 'ben', 'cem']) await subscribed(app.deps, `${name}@example.com`)
  await app.call('POST', '/api/v1/incidents', { title: 'Slow', message: 'It is slow.' })
  await app.deliver()
  const { items } = (await (await app.call('GET', '/api/v1/deliveries')).json()) as {
    items: { id: string }[]
  }
  notice = items[0]?.id ?? ''
})

interface Sent {
  secret?: string
  at?: number
  headers?: Record<string, string>
  /** Another signature in front of ours. */
  beside?: string
}

function post(event: object | string, { secret = hookSecrets.resend, at, headers, beside = '' }: Sent = {}) {
  const body = typeof event === 'string' ? event : JSON.stringify(event)
  const timestamp = String(Math.floor((at ?? app.deps.clock.now()) / 1000))
  const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
  const signature = `${beside}v1,${mac.update(`msg_1.${timestamp}.${body}`).digest('base64')}`
  return app.fetch('/api/hooks/resend', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'svix-id': 'msg_1',
      'svix-timestamp': timestamp,
      'svix-signature': signature,
      ...headers,
    },
    body,
  })
}

const idOf = (name: string) => {
  const index = app.box.mails.findIndex(({ to }) => to.startsWith(name))
  return `${notice}/1#${index}`
}
const event = (name: string, type: string, more: object = {}, created = '2026-11-17T02:41:30.000Z') => ({
  type: `email.${type}`,
  created_at: created,
  data: {
    email_id: idOf(name),
    from: app.deps.mailFrom,
    to: [`${name}@example.com`],
    created_at: '2026-11-17T02:41:00.000Z',
    ...more,
  },
})
const hard = { bounce: { type: 'Permanent', subType: 'General', message: 'No such mailbox' } }
const soft = { bounce: { type: 'Transient', subType: 'MailboxFull', message: 'The mailbox is full' } }
const read = async () =>
  (await (await app.call('GET', `/api/v1/deliveries/${notice}`)).json()) as DeliveryRead
const stateOf = async (name: string) =>
  (await read()).items.find(({ email }) => email === `${name}@example.com`)?.state

describe('the hook of Resend', () => {
  it('writes down what became of each email', async () => {
    await post(event('ana', 'delivered'))
    await post(event('ben', 'bounced', hard))
    await post(event('cem', 'delivery_delayed'))
    const { progress, items } = await read()
    expect(progress).toMatchObject({ recipients: 3, sent: 1, delivered: 1, bounced: 1, queued: 0 })
    expect(items.map(({ state, reason }) => [state, reason])).toEqual([
      ['delivered', null],
      ['bounced', 'No such mailbox'],
      ['sent', 'the mail server of the recipient does not take it yet'],
    ])
  })

  it('lets nothing more be sent to an address that does not exist or complained, but does after a full mailbox', async () => {
    await post(event('ana', 'bounced', hard))
    await post(event('ben', 'complained'))
    await post(event('cem', 'bounced', soft))
    expect(await suppressionOf(app.deps.store, 'ana@example.com')).toMatchObject({ reason: 'bounced' })
    expect(await suppressionOf(app.deps.store, 'ben@example.com')).toMatchObject({ reason: 'complained' })
    expect(await suppressionOf(app.deps.store, 'cem@example.com')).toBeNull()
    expect(await stateOf('cem')).toBe('bounced')
  })

  it('ends the same however often and in whatever order the events come', async () => {
    const events = [
      event('ana', 'sent'),
      event('ana', 'delivery_delayed', {}, '2026-11-17T02:41:31.000Z'),
      event('ana', 'delivered', {}, '2026-11-17T02:41:32.000Z'),
      event('ana', 'complained', {}, '2026-11-17T02:41:40.000Z'),
      event('ben', 'delivered'),
      event('ben', 'opened'),
      event('cem', 'bounced', soft, '2026-11-17T02:41:33.000Z'),
      event('cem', 'delivery_delayed'),
    ]
    const ends = new Set<string>()
    for (let round = 0; round < 8; round++) {
      const turned = [...events.slice(round), ...events.slice(0, round)]
      const answers = await Promise.all(
        [...turned, ...turned.toReversed(), ...turned].map((each) => post(each)),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      const { progress, items } = await read()
      ends.add(JSON.stringify([progress, items]))
    }
    expect(ends.size).toBe(1)
    expect(await read()).toMatchObject({
      progress: { recipients: 3, complained: 1, delivered: 1, bounced: 1, sent: 0 },
    })
  })

  it('suppresses nobody anew by an old event once an operator has taken that back', async () => {
    await post(event('ana', 'bounced', hard))
    await app.call('POST', '/api/v1/subscribers/unsuppress', { email: 'ana@example.com' })
    await post(event('ana', 'bounced', hard))
    expect(await suppressionOf(app.deps.store, 'ana@example.com')).toBeNull()
  })

  it('asks for an event again that is faster than our own record, and lets those of other programs be', async () => {
    const early = event('ana', 'delivered', { email_id: 'not-yet' }, '2026-11-17T02:41:00.000Z')
    const answer = await post(early)
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
    const strange = event('ana', 'bounced', { ...hard, email_id: 'x', from: 'Shop <shop@example.net>' })
    expect(await (await post(strange)).json()).toEqual({ known: false })
    expect(await suppressionOf(app.deps.store, 'ana@example.com')).toBeNull()
    app.deps.clock.pass(61 * minute)
    expect((await post(early)).status).toBe(200)
  })

  it.each<[string, () => Promise<Response>]>([
    ['another secret', () => post(event('ana', 'delivered'), { secret: `whsec_${'B'.repeat(43)}=` })],
    ['an old signature', () => post(event('ana', 'delivered'), { at: app.deps.clock.now() - 6 * minute })],
    [
      'a signature of tomorrow',
      () => post(event('ana', 'delivered'), { at: app.deps.clock.now() + 6 * minute }),
    ],
    ['no signature', () => post(event('ana', 'delivered'), { headers: { 'svix-signature': '' } })],
    [
      'a signature of another message',
      () => post(event('ana', 'delivered'), { headers: { 'svix-id': 'msg_2' } }),
    ],
    ['a time that is none', () => post(event('ana', 'delivered'), { headers: { 'svix-timestamp': 'soon' } })],
  ])('refuses %s', async (_, send) => {
    const answer = await send()
    expect(answer.status).toBe(401)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await stateOf('ana')).toBe('sent')
  })

  it('takes either signature while the secret is being changed', async () => {
    expect((await post(event('ana', 'delivered'), { beside: 'v1,b2xk ' })).status).toBe(200)
    expect(await stateOf('ana')).toBe('delivered')
  })

  it('refuses everybody until its secret is set, and what is no event', async () => {
    expect((await post({ type: 'email.delivered' })).status).toBe(400)
    expect((await post('nothing')).status).toBe(400)
    app = await testApp({ hookSecrets: { ...hookSecrets, resend: undefined } })
    const answer = await post({})
    expect(answer.status).toBe(401)
    expect(((await answer.json()) as { detail: string }).detail).toContain('RESEND_WEBHOOK_SECRET')
  })
})

describe('what nobody knows', () => {
  it('is decided by an operator over the API, and refused where there is nothing to decide', async () => {
    const answer = await app.call('POST', `/api/v1/deliveries/${notice}/unknown`, { decision: 'again' })
    expect(answer.status).toBe(409)
    expect((await app.call('POST', `/api/v1/deliveries/${notice}/unknown`, { decision: 'x' })).status).toBe(
      400,
    )
    expect((await app.fetch(`/api/v1/deliveries/${notice}/unknown`, { method: 'POST' })).status).toBe(401)
  })
})
