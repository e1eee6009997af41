import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withUsual, type TestAlert } from '#test/core/detection/alerts.ts'
import { hookSecrets, testApp, type TestApp } from '#test/fakes/app.ts'

const nothing = {
  alertToken: undefined,
  grafana: undefined,
  resend: undefined,
  slack: undefined,
  remedies: false,
}
const url = { alertmanager: '/api/hooks/alertmanager', grafana: '/api/hooks/grafana' }
const delivery = (...alerts: TestAlert[]) =>
  JSON.stringify({ version: '4', status: 'firing', receiver: 'status', alerts: alerts.map(withUsual) })

function send(app: TestApp, path: string, body: string, headers: Record<string, string>) {
  return app.fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
}

const bearer = { Authorization: `Bearer ${hookSecrets.alertToken}` }
const basic = (user: string, password: string) => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
})
const signature = (text: string, secret = hookSecrets.grafana) => ({
  'X-Grafana-Alerting-Signature': createHmac('sha256', secret).update(text).digest('hex'),
})

async function drafts(app: TestApp) {
  const { drafts: list } = (await (await app.call('GET', '/api/v1/drafts')).json()) as {
    drafts: Record<string, unknown>[]
  }
  return list
}

describe('the hook of Alertmanager', () => {
  it('lets in who holds the token, as a bearer or as the password of anybody', async () => {
    const app = await testApp()
    expect((await send(app, url.alertmanager, delivery({}), bearer)).status).toBe(200)
    expect(
      (await send(app, url.alertmanager, delivery({}), basic('prom', hookSecrets.alertToken))).status,
    ).toBe(200)
    expect(await drafts(app)).toHaveLength(1)
  })

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['another token', { Authorization: 'Bearer another' }],
    ['another password', basic(hookSecrets.alertToken, 'another')],
    ['no password', basic(hookSecrets.alertToken, '')],
    ['what is not base64', { Authorization: 'Basic ä' }],
    ['the token of the API', { Authorization: 'Bearer a-token-for-tests' }],
  ])('keeps out who holds %s', async (_name, headers) => {
    const app = await testApp()
    const answer = await send(app, url.alertmanager, delivery({}), headers)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await drafts(app)).toEqual([])
  })

  it('keeps everybody out until a token is set', async () => {
    const app = await testApp({ hookSecrets: nothing })
    for (const headers of [bearer, basic('', ''), { Authorization: 'Bearer undefined' }]) {
      const answer = await send(app, url.alertmanager, delivery({}), headers)
      expect(answer.status).toBe(401)
      expect(await answer.text()).toContain('until ALERT_HOOK_TOKEN is set')
    }
  })

  it('says what it learned, and which alerts it could not place', async () => {
    const app = await testApp()
    const body = delivery(
      {},
      { labels: { alertname: 'TurbineTooHot' } },
      { labels: { alertname: 'Watchdog' } },
    )
    const first = await (await send(app, url.alertmanager, body, bearer)).json()
    expect(first).toMatchObject({ alerts: 3, learned: 2, unmapped: ['TurbineTooHot'] })
    const second = await (await send(app, url.alertmanager, body, bearer)).json()
    expect(second).toMatchObject({ alerts: 3, learned: 0, opened: [] })
  })

  it('names what is wrong with a body', async () => {
    const app = await testApp()
    const answer = await send(app, url.alertmanager, '{"alerts":[{"startsAt":"yesterday"}]}', bearer)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('alerts[0].startsAt')
  })

  it('takes a delivery of thousands of alerts', async () => {
    const app = await testApp()
    const many = Array.from({ length: 3000 }, (_, n) => ({
      labels: { alertname: 'PodDown', service: 'api', pod: `api-${n}` },
    }))
    const answer = await send(app, url.alertmanager, delivery(...many), bearer)
    expect(await answer.json()).toMatchObject({ learned: 3000 })
    expect(await drafts(app)).toHaveLength(1)
  })
})

describe('the hook of Grafana', () => {
  it('takes a body that is signed, with or without a time', async () => {
    const app = await testApp()
    const body = delivery({ values: { A: 71 } })
    expect((await send(app, url.grafana, body, signature(body))).status).toBe(200)
    const time = String(Date.parse('2026-11-17T02:40:00Z') / 1000)
    const headers = { 'X-Grafana-Alerting-Timestamp': time, ...signature(`${time}:${body}`) }
    expect((await send(app, url.grafana, body, headers)).status).toBe(200)
  })

  it('refuses another body, another secret, an old time, and a time that was not signed', async () => {
    const app = await testApp()
    const body = delivery({})
    const old = String(Date.parse('2026-11-17T02:30:00Z') / 1000)
    const now = String(Date.parse('2026-11-17T02:41:00Z') / 1000)
    const time = 'X-Grafana-Alerting-Timestamp'
    for (const headers of [
      {},
      signature(`${body} `),
      signature(body, 'another secret'),
      { [time]: old, ...signature(`${old}:${body}`) },
      { [time]: 'soon', ...signature(`soon:${body}`) },
      { [time]: now, ...signature(body) },
      signature(`${now}:${body}`),
    ])
      expect((await send(app, url.grafana, body, headers)).status).toBe(401)
    expect(await drafts(app)).toEqual([])
  })

  it('keeps everybody out until a secret is set', async () => {
    const app = await testApp({ hookSecrets: nothing })
    const body = delivery({})
    expect((await send(app, url.grafana, body, signature(body, ''))).status).toBe(401)
  })
})

describe('a draft', () => {
  async function withDraft(alert: TestAlert = {}) {
    const app = await testApp()
    await send(app, url.alertmanager, delivery(alert), bearer)
    const [draft] = await drafts(app)
    return { app, draft, path: `/api/v1/drafts/${String(draft?.id)}` }
  }

  it('is seen by nobody without a token', async () => {
    const { app, path } = await withDraft()
    expect((await app.fetch('/api/v1/drafts')).status).toBe(401)
    expect((await app.fetch(`${path}/publish`, { method: 'POST' })).status).toBe(401)
    expect((await app.fetch(path, { method: 'DELETE' })).status).toBe(401)
  })

  it('carries its words, its severity and why, and its evidence', async () => {
    const { draft } = await withDraft({
      labels: { alertname: 'HighErrorRate', service: 'api' },
      annotations: { summary: 'Too many 5xx', value: '62' },
    })
    expect(draft).toMatchObject({
      proposes: 'opening',
      mapped: true,
      title: 'Requests to API fail',
      severity: 'P2',
      because:
        'Are >50% of API calls failing? Yes, it concerns API and the message says “fail” and it names 62 %',
      components: { api: 'partial_outage' },
      evidence: [
        { source: 'alertmanager', name: 'HighErrorRate', state: 'firing', value: 62, says: 'Too many 5xx' },
      ],
    })
  })

  it('is published as it stands, with one press and once', async () => {
    const { app, path, draft } = await withDraft()
    const answer = await app.call('POST', `${path}/publish`, undefined, { 'Idempotency-Key': 'press' })
    expect(answer.status).toBe(201)
    const { incident, url: address } = (await answer.json()) as { incident: { id: string }; url: string }
    expect(incident).toMatchObject({
      title: draft?.title,
      severity: 'P2',
      components: { api: 'partial_outage' },
    })
    const again = await app.call('POST', `${path}/publish`, undefined, { 'Idempotency-Key': 'press' })
    expect(again.status).toBe(200)
    expect((await app.call('POST', `${path}/publish`)).status).toBe(409)
    expect(await (await app.fetch(new URL(address).pathname)).text()).toContain('API cannot be reached.')
    expect((await drafts(app))[0]).toMatchObject({ proposes: 'nothing', incident: incident.id })
  })

  it('is published in other words, and quietly', async () => {
    const { app, path } = await withDraft()
    const body = { title: 'Half of the calls fail', severity: 'P1', notify: false }
    const { incident, update } = (await (await app.call('POST', `${path}/publish`, body)).json()) as Record<
      string,
      unknown
    >
    expect(incident).toMatchObject({ title: 'Half of the calls fail', severity: 'P1' })
    expect(update).toMatchObject({ notified: false })
  })

  it('proposes to end its incident once it recovered, and does not end it', async () => {
    const { app, path } = await withDraft()
    await app.call('POST', `${path}/publish`)
    const over: TestAlert = { status: 'resolved', endsAt: '2026-11-17T02:40:50Z' }
    await send(app, url.alertmanager, delivery(over), bearer)
    const [draft] = await drafts(app)
    expect(draft).toMatchObject({ proposes: 'resolution', recoveredAt: '2026-11-17T02:40:50.000Z' })
    const { items } = (await (await app.fetch('/api/v1/incidents')).json()) as { items: { status: string }[] }
    expect(items[0]?.status).toBe('investigating')
    const answer = (await (await app.call('POST', `${path}/publish`)).json()) as Record<string, unknown>
    expect(answer.incident).toMatchObject({ status: 'resolved' })
  })

  it('of an attack is published for the team alone', async () => {
    const { app, path } = await withDraft({ labels: { alertname: 'SecurityBreach' } })
    expect((await app.call('POST', `${path}/publish`, { notify: true })).status).toBe(400)
    const answer = await app.call('POST', `${path}/publish`)
    const { incident, private: alone } = (await answer.json()) as {
      incident: { id: string }
      private: boolean
    }
    expect(alone).toBe(true)
    expect((await app.fetch(`/api/v1/incidents/${incident.id}`)).status).toBe(404)
    expect((await app.fetch(`/incidents/${incident.id}`)).status).toBe(404)
  })

  it('is put away with a reason, and cannot be published after', async () => {
    const { app, path } = await withDraft()
    const answer = await app.call('DELETE', path, { reason: 'We tested the alert' })
    expect(await answer.json()).toMatchObject({ dismissed: { as: 'dismissed', why: 'We tested the alert' } })
    expect(await drafts(app)).toEqual([])
    expect((await app.call('POST', `${path}/publish`)).status).toBe(404)
    expect((await app.call('DELETE', path)).status).toBe(404)
    const audit = await (await app.call('GET', '/api/v1/audit')).text()
    expect(audit).toContain('draft.dismiss')
  })
})
