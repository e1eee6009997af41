import { beforeEach, describe, expect, it } from 'vitest'
import { Unreached } from '#core/ports.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { verify } from '#test/fakes/standard-webhooks.ts'

const url = 'https://hooks.example.com/status'
let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

const post = (path: string, form: Record<string, string> = {}) =>
  app.fetch(path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
const modelIn = async (answer: Response) =>
  JSON.parse(/<pre>([\s\S]*)<\/pre>/.exec(await answer.text())?.[1] ?? '{}') as {
    hook: { secret: string; stopped: string | null; attempts: { type: string; notice: string | null }[] }
    confirmation: { state: string; hook: { secret: string; failed: string | null; host: string } }
    form: { mistakes: { field: string }[] }
  }

async function asked(channel = 'webhook', where = url): Promise<string> {
  await post('/subscribe', { email: 'ops@example.com', channel, url: where })
  await app.deliver()
  return /token=([\w-]+)/.exec(app.box.mails.at(-1)?.text ?? '')?.[1] ?? ''
}

async function confirmed(channel?: string, where?: string): Promise<string> {
  const token = await asked(channel, where)
  const answer = await post(`/subscribe/confirm?token=${token}`)
  app.deps.clock.pass(1000)
  return answer.headers.get('Location') ?? ''
}

describe('setting a webhook up', () => {
  it('names in its mail where it goes, and shows the secret before anything is sent there', async () => {
    const token = await asked()
    expect(app.box.mails[0]?.text).toContain('sent to a webhook at hooks.example.com')
    const { confirmation } = await modelIn(await app.fetch(`/subscribe/confirm?token=${token}`))
    expect(confirmation).toMatchObject({ state: 'ready', hook: { host: 'hooks.example.com', failed: null } })
    expect(confirmation.hook.secret).toMatch(/^whsec_[\w+/]{43}=$/)
    expect(app.network.requests).toEqual([])
  })

  it('is done when the test arrives, and not before', async () => {
    const token = await asked()
    app.network.answer = () => ({ status: 401, body: 'who are you' })
    const refused = await post(`/subscribe/confirm?token=${token}`)
    expect([refused.status, (await modelIn(refused)).confirmation.hook.failed]).toEqual([
      422,
      'answered 401: who are you',
    ])
    app.network.answer = () => {
      throw new Unreached('forbidden_address', 'hooks.example.com is 10.0.0.1')
    }
    expect((await post(`/subscribe/confirm?token=${token}`)).status).toBe(422)
    app.network.answer = () => ({ status: 200 })
    const done = await post(`/subscribe/confirm?token=${token}`)
    expect(done.headers.get('Location')).toMatch(/^\/subscription\/hook\?token=/)
    expect((await post(`/subscribe/confirm?token=${token}`)).status).toBe(404)
    const { hook } = await modelIn(await app.fetch(done.headers.get('Location') ?? ''))
    const { headers = {}, body = '' } = app.network.requests.at(-1) ?? {}
    expect(verify({ headers, body }, hook.secret, app.deps.clock.now())).toMatchObject({ type: 'ping' })
  })

  it('is refused at an address of another kind, naming the field', async () => {
    const answer = await post('/subscribe', { email: 'ops@example.com', channel: 'slack', url })
    expect([answer.status, (await modelIn(answer)).form.mistakes[0]?.field]).toEqual([422, 'channel.url'])
  })

  it('can be asked for by a program', async () => {
    const body = { email: 'ops@example.com', channel: { kind: 'webhook', url, shape: 'statuspage' } }
    expect((await app.call('POST', '/api/v1/subscriptions', body)).status).toBe(202)
    await app.deliver()
    expect(app.box.mails).toHaveLength(1)
    const wrong = { email: 'ops@example.com', channel: { kind: 'pager', url } }
    expect((await app.call('POST', '/api/v1/subscriptions', wrong)).status).toBe(400)
  })
})

describe('looking after a webhook', () => {
  it('shows what was sent, sends it again, tests, pauses and starts it', async () => {
    const here = await confirmed()
    const path = (what: string) => here.replace('/hook?', `/hook/${what}?`)
    await app.call('POST', '/api/v1/incidents', { title: 'Nobody can sign in', message: 'We look.' })
    await app.deliver()
    const { hook } = await modelIn(await app.fetch(here))
    expect(hook.attempts).toMatchObject([{ type: 'incident.opened', delivered: true, status: 200 }])
    await post(path('replay'), { notice: hook.attempts[0]?.notice ?? '' })
    expect((await post(path('test'))).headers.get('Location')).toContain('&tested=arrived')
    expect(app.network.requests.map(({ body = '' }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'ping',
      'incident.opened',
      'incident.opened',
      'ping',
    ])
    await post(path('pause'))
    expect((await modelIn(await app.fetch(here))).hook.stopped).toBe('paused')
    await post(path('start'))
    expect((await modelIn(await app.fetch(here))).hook.stopped).toBeNull()
  })

  it('changes the secret, and is nobody else’s to see', async () => {
    const here = await confirmed()
    const before = (await modelIn(await app.fetch(here))).hook.secret
    await post(here.replace('/hook?', '/hook/rotate?'))
    expect((await modelIn(await app.fetch(here))).hook.secret).not.toBe(before)
    expect((await app.fetch('/subscription/hook?token=guess')).status).toBe(404)
    expect((await post('/subscription/hook/rotate?token=guess')).status).toBe(404)
    const listed = await (await app.call('GET', '/api/v1/subscribers')).text()
    expect(listed).toContain('hooks.example.com')
    expect(listed).not.toMatch(/whsec_|\/status"/)
  })

  it('names its host beside the contact where its outcome is read, and nothing of its address', async () => {
    await confirmed()
    await app.call('POST', '/api/v1/incidents', { title: 'Nobody can sign in', message: 'We look.' })
    await app.deliver()
    const told = (await (await app.call('GET', '/api/v1/deliveries')).json()) as { items: { id: string }[] }
    const one = await (await app.call('GET', `/api/v1/deliveries/${told.items[0]?.id ?? ''}`)).text()
    expect((JSON.parse(one) as { items: unknown }).items).toMatchObject([
      { email: 'ops@example.com', state: 'sent', channel: { kind: 'webhook', host: 'hooks.example.com' } },
    ])
    expect(one).not.toMatch(/whsec_|\/status"/)
  })

  it('is found from the page of its wishes', async () => {
    const here = await confirmed()
    const { subscription } = (await modelIn(await app.fetch(here.replace('/hook?', '?')))) as unknown as {
      subscription: { hook: unknown }
    }
    expect(subscription.hook).toEqual({ kind: 'webhook', host: 'hooks.example.com' })
  })

  it('is not offered to who gets emails', async () => {
    await post('/subscribe', { email: 'mara@example.com' })
    await app.deliver()
    const token = /token=([\w-]+)/.exec(app.box.mails.at(-1)?.text ?? '')?.[1] ?? ''
    await post(`/subscribe/confirm?token=${token}`)
    const [entry] = await app.deps.store.list(['subscriber'], { limit: 1 })
    const own = (entry?.value as { token: string }).token
    expect((await app.fetch(`/subscription/hook?token=${own}`)).status).toBe(404)
  })
})

it('a chat is greeted when it is confirmed, and told where to change what it gets', async () => {
  const here = await confirmed('slack', 'https://hooks.slack.com/services/T/B/x')
  expect(app.network.requests[0]?.body).toContain('Notices of DuetRight Status come here.')
  await app.call('POST', '/api/v1/incidents', { title: 'Nobody can sign in', message: 'We look.' })
  await app.deliver()
  expect(app.network.requests[1]?.body).toContain(here.split('=')[1] ?? '')
})
