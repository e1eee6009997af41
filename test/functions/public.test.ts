import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import { minute } from '#core/words/times.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { setClock } from '#test/fakes/deps.ts'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

const publicPaths = [
  '/',
  '/history',
  '/history/2026-11',
  '/history/2026-10',
  '/incidents/INC-2026-11-05-001',
  '/subscribe',
  '/subscribe/check',
  '/report',
  '/report/thanks',
  '/history.atom',
  '/history.rss',
  '/feed.json',
  '/api/v2/summary.json',
  '/api/v2/status.json',
  '/api/v2/components.json',
  '/api/v2/incidents.json',
  '/api/v2/incidents/unresolved.json',
  '/api/v2/scheduled-maintenances.json',
  '/api/v2/scheduled-maintenances/upcoming.json',
  '/api/v2/scheduled-maintenances/active.json',
  '/badge.svg',
  '/badge/api.svg',
  '/embed.json',
]

describe('a public address', () => {
  it.each(publicPaths)(
    '%s is served as bytes in every encoding, with an ETag that answers 304',
    async (path) => {
      const [plain, gzip, brotli] = await Promise.all(
        ['identity', 'gzip', 'gzip, br'].map((encoding) =>
          app.fetch(path, { headers: { 'Accept-Encoding': encoding } }),
        ),
      )
      if (!plain || !gzip || !brotli) throw new Error('no answer')
      expect([
        plain.status,
        gzip.headers.get('Content-Encoding'),
        brotli.headers.get('Content-Encoding'),
      ]).toEqual([200, 'gzip', 'br'])
      const text = await plain.text()
      expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(text)
      expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(text)

      const again = await app.fetch(path, { headers: { 'If-None-Match': plain.headers.get('ETag') ?? '' } })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(plain.headers.get('Cache-Control')).toBe('public, no-cache')
      expect(plain.headers.get('Set-Cookie')).toBeNull()
    },
  )

  it('is the same whatever the query, and needs no store', async () => {
    const clock = setClock()
    const store = memoryStore(clock)
    let calls = 0
    const counting = {
      ...store,
      get: (keys: Parameters<typeof store.get>[0]) => (calls++, store.get(keys)),
      list: (...given: Parameters<typeof store.list>) => (calls++, store.list(...given)),
    }
    app = await testApp({ clock, store: counting })
    calls = 0
    for (const path of publicPaths) expect((await app.fetch(`${path}?cache=${path.length}`)).status).toBe(200)
    expect(calls).toBe(0)
  })

  it('without anything on it is a 404 page for people', async () => {
    const response = await app.fetch('/nothing', { headers: { Accept: 'text/html' } })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  it('with a slash at its end leads to the one without', async () => {
    const response = await app.fetch('/history/')
    expect([response.status, response.headers.get('Location')]).toEqual([308, '/history'])
  })

  it('carries headers that let nothing run and nobody frame it', async () => {
    const { headers } = await app.fetch('/')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('Content-Security-Policy')).toContain("script-src 'self';")
    expect(headers.get('X-Frame-Options')).toBe('DENY')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
})

describe('the page over time', () => {
  it('is published anew when a promise passes, although nobody did anything', async () => {
    await app.call('POST', '/api/v1/notices', { message: 'Investigating issue with authentication' })
    const before = (await app.fetch('/api/v2/summary.json')).headers.get('ETag')
    const made = () =>
      app
        .fetch('/api/health/detailed')
        .then(async (response) => (await response.json()) as { checks: { page: { madeAt: string } } })
    expect((await made()).checks.page.madeAt).toBe('2026-11-17T02:41:00.001Z')
    app.deps.clock.pass(14 * minute)
    await app.publish()
    expect((await made()).checks.page.madeAt).toBe('2026-11-17T02:41:00.001Z')
    app.deps.clock.pass(minute)
    await app.publish()
    expect((await made()).checks.page.madeAt).toBe('2026-11-17T02:56:00.000Z')
    expect((await app.fetch('/api/v2/summary.json')).headers.get('ETag')).toBe(before)
  })

  it('shows on inner pages what is true now', async () => {
    const read = async (path: string) => (await app.fetch(path)).text()
    expect(await read('/incidents/INC-2026-11-05-001')).toContain('Everything is working.')
    await app.call('POST', '/api/v1/notices', { message: 'Nobody can sign in' })
    for (const path of [
      '/incidents/INC-2026-11-05-001',
      '/history/2026-10',
      '/subscribe',
      '/incidents/INC-2026-10-08-001',
    ]) {
      expect(await read(path)).toContain('Nobody can sign in.')
    }
    await app.call('POST', '/api/v1/notices', { message: 'Done', status: 'resolved' })
    expect(await read('/history/2026-10')).toContain('Everything is working.')
  })

  it('publishes what was committed just before a crash', async () => {
    const { store, clock } = app.deps
    await store.commit({
      expect: [],
      put: [
        { key: ['unpublished', 'component', 'api'], value: {} },
        { key: ['component', 'api'], value: { status: 'major_outage' } },
      ],
      remove: [],
    })
    const restarted = await testApp({ store, clock })
    expect(await (await restarted.fetch('/api/v2/status.json')).text()).toContain('critical')
    await restarted.publish()
    expect(await store.list(['unpublished'], { limit: 1 })).toEqual([])
  })

  it('shows every one of many posts made at the same time', async () => {
    const titles = Array.from({ length: 20 }, (_, index) => `Incident number ${index}`)
    const answers = await Promise.all(
      titles.map((title) =>
        app.call('POST', '/api/v1/incidents', { title, message: 'x', components: ['api'] }),
      ),
    )
    const accepted = titles.filter((_, index) => answers[index]?.status === 201)
    const summary = await (await app.fetch('/api/v2/summary.json')).text()
    expect(answers.map(({ status }) => status)).toSatisfy((all: number[]) =>
      all.every((status) => status === 201 || status === 409),
    )
    expect(accepted.filter((title) => !summary.includes(`"${title}"`))).toEqual([])
    expect((summary.match(/"name":"Incident number/g) ?? []).length).toBe(accepted.length)
  })
})

describe('health', () => {
  it('is ok while the store answers and everything is published', async () => {
    expect((await app.fetch('/api/health')).status).toBe(200)
    expect(await (await app.fetch('/api/health/detailed')).json()).toMatchObject({
      status: 'ok',
      checks: {
        store: { ok: true },
        page: { openIncidents: 0 },
        mail: { ok: true, via: 'resend' },
        services: { configured: 7, working: 0, failing: 0, noData: 7, lookedAt: null, disagreements: [] },
      },
    })
  })

  it('is not ok when the store is gone, and every page is still served', async () => {
    const clock = setClock()
    const store = memoryStore(clock)
    let down = false
    const breaking = {
      ...store,
      list: (...given: Parameters<typeof store.list>) =>
        down ? Promise.reject(new Refusal('unavailable', 'disk')) : store.list(...given),
      get: (...given: Parameters<typeof store.get>) =>
        down ? Promise.reject(new Refusal('unavailable', 'disk')) : store.get(...given),
    }
    app = await testApp({ clock, store: breaking })
    down = true
    expect((await app.fetch('/api/health')).status).toBe(503)
    for (const path of publicPaths) expect((await app.fetch(path)).status).toBe(200)
    expect((await app.call('POST', '/api/v1/notices', { message: 'x' })).status).toBe(503)
  })
})

describe('subscribing by form', () => {
  const send = (fields: [string, string][]) =>
    app.fetch('/subscribe', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  const secretOf = () => /token=([\w-]+)/.exec(app.box.mails.at(-1)?.text ?? '')?.[1] ?? ''

  it('leads from the form to the mail, the button and the notices, and out again by one click', async () => {
    const sent = await send([
      ['email', 'mara@example.com'],
      ['about', 'some'],
      ['components', 'authentication'],
      ['updates', 'all'],
    ])
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/subscribe/check'])
    await app.deliver()

    const address = `/subscribe/confirm?token=${secretOf()}`
    expect(await (await app.fetch(address)).text()).toContain('"state":"ready"')
    const confirmed = await app.fetch(address, { method: 'POST' })
    expect(confirmed.headers.get('Location')).toBe('/subscribe/confirmed')
    expect(await (await app.fetch(address)).text()).toContain('"state":"expired"')

    await app.call('POST', '/api/v1/notices', { message: 'Nobody can sign in' })
    await app.deliver()
    const link =
      /<https:\/\/status\.example\.com(\/unsubscribe\?token=[\w-]+)>/.exec(
        app.box.mails.at(-1)?.headers['List-Unsubscribe'] ?? '',
      )?.[1] ?? ''
    expect(await (await app.fetch(link)).text()).toContain('m…@example.com')
    const left = await app.fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect([left.status, left.headers.get('Location')]).toEqual([200, null])
    expect(await (await app.fetch(link)).text()).toContain('"state":"done"')
  })

  it('never unsubscribes by reading a link', async () => {
    await send([['email', 'mara@example.com']])
    await app.deliver()
    await app.fetch(`/subscribe/confirm?token=${secretOf()}`, { method: 'POST' })
    const [subscriber] = await app.deps.store.list(['subscriber'], { limit: 1 })
    await app.fetch(`/unsubscribe?token=${(subscriber?.value as { token: string }).token}`)
    expect(await app.deps.store.list(['subscriber'], { limit: 1 })).toHaveLength(1)
  })

  it('shows what is wrong beside what was entered', async () => {
    const response = await send([
      ['email', 'mara.example.com'],
      ['about', 'some'],
      ['updates', 'ends'],
    ])
    const text = await response.text()
    expect(response.status).toBe(422)
    expect(text).toContain('"email":"mara.example.com"')
    expect(text).toContain('an address with an @ in it, like name@example.com')
    expect(text).toContain('"field":"components"')
  })

  it('says the same whether the address is new, waiting or confirmed', async () => {
    const answers: string[] = []
    for (let time = 0; time < 3; time++) {
      const response = await app.fetch('/api/v1/subscriptions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"email":"mara@example.com"}',
      })
      answers.push(`${response.status} ${await response.text()}`)
      await app.deliver()
      if (time === 1) await app.fetch(`/subscribe/confirm?token=${secretOf()}`, { method: 'POST' })
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^202 /)
  })

  it('is limited, and says when to try again', async () => {
    for (let time = 0; time < 20; time++) await send([['email', `m${time}@example.com`]])
    const response = await app.fetch('/subscribe', {
      method: 'POST',
      body: new URLSearchParams({ email: 'one-more@example.com' }),
      headers: { Accept: 'text/html' },
    })
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '3600'])
    expect(await response.text()).toContain('Try again in 60 minutes')
  })
})
