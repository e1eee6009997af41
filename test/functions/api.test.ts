import { beforeEach, describe, expect, it } from 'vitest'
import { day, minute } from '#core/words/times.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const post = (body: unknown, headers?: Record<string, string>) =>
  app.call('POST', '/api/v1/notices', body, headers)
const incidents = async () => (await json(await app.fetch('/api/v1/incidents'))).total as number

describe('POST /api/v1/notices', () => {
  it('answers 201 with the incident, the update, its address and what was inferred', async () => {
    const response = await post({ message: 'Investigating issue with authentication' })
    expect(response.status).toBe(201)
    expect(await json(response)).toMatchObject({
      incident: {
        id: 'INC-2026-11-17-001',
        severity: 'P1',
        status: 'investigating',
        components: { authentication: 'major_outage' },
      },
      update: { message: 'Investigating issue with authentication' },
      url: 'https://status.example.com/incidents/INC-2026-11-17-001',
      opened: true,
    })
  })

  it('is on every public output by the time it answers', async () => {
    await post({ message: 'Investigating issue with authentication' })
    for (const path of [
      '/',
      '/incidents/INC-2026-11-17-001',
      '/history',
      '/history/2026-11',
      '/api/v2/summary.json',
      '/history.atom',
      '/history.rss',
      '/feed.json',
      '/api/v1/incidents',
    ]) {
      const response = await app.fetch(path)
      expect([path, response.status]).toEqual([path, 200])
      expect([path, /ssue with authentication|INC-2026-11-17-001/.test(await response.text())]).toEqual([
        path,
        true,
      ])
    }
  })

  it('answers in lines for a terminal, the address last', async () => {
    const text = await (
      await post({ message: 'Investigating issue with authentication' }, { Accept: 'text/plain' })
    ).text()
    const lines = text.trim().split('\n')
    expect(lines[0]).toBe('opened INC-2026-11-17-001 “Issue with authentication”')
    expect(lines.at(-1)).toBe('https://status.example.com/incidents/INC-2026-11-17-001')
  })

  it('changes nothing when the same call is repeated with the same key', async () => {
    const first = await post({ message: 'Database is down' }, { 'Idempotency-Key': 'once' })
    const again = await post({ message: 'Database is down' }, { 'Idempotency-Key': 'once' })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(await json(again)).toMatchObject({ changed: false, incident: { id: 'INC-2026-11-17-001' } })
    expect(await incidents()).toBe(3)
  })

  it('shows a dry run and keeps neither the incident nor the key', async () => {
    const tried = await app.call(
      'POST',
      '/api/v1/notices?dryRun=true',
      { message: 'Database is down' },
      { 'Idempotency-Key': 'k' },
    )
    expect(await json(tried)).toMatchObject({ dryRun: true, changed: false, incident: { severity: 'P2' } })
    expect(await incidents()).toBe(2)
    expect((await post({ message: 'Database is down' }, { 'Idempotency-Key': 'k' })).status).toBe(201)
  })
})

describe('bad input', () => {
  const refused = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(app.errors).toEqual([])
    return json(response)
  }

  it.each([
    [{}, 'message', 'text', 'nothing'],
    [{ message: '' }, 'message', 'some text', '""'],
    [{ message: 7 }, 'message', 'text', '7'],
    [{ message: 'x', severity: 'P5' }, 'severity', 'one of P1, P2, P3, P4', '"P5"'],
    [
      { message: 'x', status: 'fixed' },
      'status',
      'one of investigating, identified, monitoring, resolved',
      '"fixed"',
    ],
    [{ message: 'x', colour: 'red' }, 'colour', 'no such field', '"red"'],
    [{ message: 'a\u0007b' }, 'message', 'text without control characters', '"a\\u0007b"'],
    [{ message: 'x\u202Ey' }, 'message', 'text without control characters', '"x\u202Ey"'],
    [{ message: 'x', notify: 'yes' }, 'notify', 'true or false', '"yes"'],
    [
      { message: 'x', components: ['warp'] },
      'components[0]',
      'a component, one of dashboard-ui, authentication, api, database, integrations, notifications',
      '"warp"',
    ],
    [
      { message: 'x', components: { api: 'broken' } },
      'components',
      'a list of components, or an object from component to status',
      '{"api":"broken"}',
    ],
    [{ message: 'x', fields: { impact: '' } }, 'fields.impact', 'some text', '""'],
    [{ message: 'x', nextUpdateMinutes: 0 }, 'nextUpdateMinutes', '1 or more', '0'],
    [[], 'body', 'an object', '[]'],
  ])(
    '%j is refused, naming the field, what was expected and what came',
    async (body, field, expected, got) => {
      const response = await post(body)
      expect(response.status).toBe(400)
      expect((await refused(response)).errors).toContainEqual({ field, expected, got })
      expect(await incidents()).toBe(2)
    },
  )

  it.each([
    ['not JSON', '{"message":', 400, 'body'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'body'],
  ])('%s is refused', async (_, body, status, field) => {
    const response = await app.fetch('/api/v1/notices', {
      method: 'POST',
      headers: { Authorization: 'Bearer a-token-for-tests', 'Content-Type': 'application/json' },
      body,
    })
    expect(response.status).toBe(status)
    expect((await refused(response)).errors).toMatchObject([{ field }])
  })

  it('a body over 64 KB is refused before it is read, with its length and without', async () => {
    const message = 'x'.repeat(70_000)
    expect((await post({ message })).status).toBe(413)
    const stream = new ReadableStream({
      start(controller) {
        for (let chunk = 0; chunk < 80; chunk++)
          controller.enqueue(new TextEncoder().encode('x'.repeat(1000)))
        controller.close()
      },
    })
    const response = await app.fetch('/api/v1/notices', {
      method: 'POST',
      headers: { Authorization: 'Bearer a-token-for-tests', 'Content-Type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(await refused(response)).toMatchObject({ status: 413 })
  })

  it('another content type is refused', async () => {
    const response = await app.call('POST', '/api/v1/notices', 'message=x', {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect((await refused(response)).errors).toMatchObject([
      { field: 'Content-Type', expected: 'application/json' },
    ])
  })

  it.each([
    ['no token', {}],
    ['a wrong token', { Authorization: 'Bearer wrong' }],
    ['another scheme', { Authorization: 'Basic YTpi' }],
  ])('%s is refused with 401 and changes nothing', async (_, headers) => {
    for (const [method, path] of [
      ['POST', '/api/v1/notices'],
      ['POST', '/api/v1/incidents'],
      ['PATCH', '/api/v1/incidents/INC-2026-11-05-001'],
      ['POST', '/api/v1/incidents/INC-2026-11-05-001/updates'],
      ['PATCH', '/api/v1/components/api'],
    ] as const) {
      const response = await app.fetch(path, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers } as Record<string, string>,
        body: '{"message":"x"}',
      })
      expect([path, response.status]).toEqual([path, 401])
      await refused(response)
    }
    expect(await incidents()).toBe(2)
  })

  it.each([
    '/api/v1/incidents/INC-2026-01-01-001',
    '/api/v1/incidents/%00',
    '/api/v1/nothing',
    '/api',
    '/api/v2/nothing.json',
  ])('GET %s answers problem+json, never a page', async (path) => {
    const response = await app.fetch(path, { headers: { Accept: 'text/html' } })
    expect(response.status).toBeGreaterThanOrEqual(400)
    await refused(response)
  })

  it('an incident kept in content says where it is changed', async () => {
    const response = await app.call('POST', '/api/v1/incidents/INC-2026-11-05-001/updates', { message: 'x' })
    expect(response.status).toBe(409)
    expect((await refused(response)).detail).toContain('content/incidents/INC-2026-11-05-001.md')
  })
})

describe('incidents over the API', () => {
  const open = async (more: Record<string, unknown> = {}) =>
    json(
      await app.call('POST', '/api/v1/incidents', {
        title: 'Reports are slow',
        message: 'Up to four minutes.',
        ...more,
      }),
    )

  it('open with impacts for each component, by slug, name or Statuspage id', async () => {
    const components = await json(await app.fetch('/api/v1/components'))
    const [, , api] = components.items as { id: string; statuspageId: string }[]
    const incident = await open({
      severity: 'P3',
      components: { [api?.statuspageId ?? '']: 'degraded_performance', Database: 'partial_outage' },
    })
    expect(incident).toMatchObject({
      severity: 'P3',
      components: { api: 'degraded_performance', database: 'partial_outage' },
    })
    const { items } = await json(await app.fetch('/api/v1/components'))
    expect(items).toMatchObject([
      {},
      {},
      { id: 'api', status: 'degraded_performance' },
      { id: 'database', status: 'partial_outage' },
      {},
      {},
    ])
  })

  it('take updates that move status, severity and impacts, and end with all clear', async () => {
    const { id } = await open({ components: ['api'], severity: 'P2' })
    app.deps.clock.pass(minute)
    const update = await app.call('POST', `/api/v1/incidents/${String(id)}/updates`, {
      message: 'Worse',
      severity: 'P1',
      components: { api: 'major_outage' },
    })
    expect([update.status, await json(update)]).toMatchObject([
      201,
      { severity: 'P1', changes: [{ component: 'api', from: 'partial_outage', to: 'major_outage' }] },
    ])
    await app.call('POST', `/api/v1/incidents/${String(id)}/updates`, { message: 'Done', status: 'resolved' })
    expect(await json(await app.fetch('/api/v2/status.json'))).toMatchObject({
      status: { indicator: 'none' },
    })
    app.deps.clock.pass(8 * day)
    const after = await json(
      await app.call('POST', `/api/v1/incidents/${String(id)}/updates`, {
        message: 'Again',
        status: 'investigating',
      }),
    )
    expect(after).toMatchObject({ status: 409 })
  })

  it('are listed newest first with those from content, page by page', async () => {
    for (const title of ['One', 'Two', 'Three']) {
      await open({ title })
      app.deps.clock.pass(minute)
    }
    const titles: string[] = []
    let after = ''
    for (let page = 0; page < 10; page++) {
      const { items, next } = await json(
        await app.fetch(`/api/v1/incidents?limit=2${after && `&after=${after}`}`),
      )
      titles.push(...(items as { title: string }[]).map(({ title }) => title))
      if (next === null) break
      after = String(next)
    }
    expect(titles).toEqual(['Three', 'Two', 'One', 'Reports were slow', 'One API call in five failed'])
  })

  it('take a new headline with an update, so that it is never untrue', async () => {
    const { id } = await open()
    const update = { message: 'Fixed', status: 'resolved', title: 'Reports were slow' }
    await app.call('POST', `/api/v1/incidents/${String(id)}/updates`, update)
    expect(await json(await app.fetch(`/api/v1/incidents/${String(id)}`))).toMatchObject({
      title: 'Reports were slow',
    })
    expect(await (await app.fetch('/history.atom')).text()).toContain('<title>Reports were slow</title>')
  })

  it('stand in the month in which they began, and in every later one that they ran into', async () => {
    const { id } = await open()
    const months = async () => {
      const found = await Promise.all(
        ['2026-09', '2026-10', '2026-11'].map(async (month) => (await app.fetch(`/history/${month}`)).text()),
      )
      return found.map((text) => new RegExp(`"month":\\[[^\\]]*"${String(id)}"`).test(text))
    }
    const start = (startedAt: string) => app.call('PATCH', `/api/v1/incidents/${String(id)}`, { startedAt })
    await start('2026-10-31T23:00:00Z')
    expect(await months()).toEqual([false, true, true])
    await start('2026-09-15T23:00:00Z')
    expect(await months()).toEqual([true, true, true])
    await app.call('POST', `/api/v1/incidents/${String(id)}/updates`, {
      message: 'Fixed.',
      status: 'resolved',
    })
    expect(await months()).toEqual([true, true, true])
    await start('2026-11-17T01:00:00Z')
    expect(await months()).toEqual([false, false, true])
  })

  it('never show who posted', async () => {
    await open()
    for (const path of ['/api/v1/incidents', '/api/v2/incidents.json', '/feed.json']) {
      expect(await (await app.fetch(path)).text()).not.toContain('token:')
    }
  })
})

describe('a component of its own accord', () => {
  it('shows its baseline when no incident says worse', async () => {
    await app.call('PATCH', '/api/v1/components/api', { status: 'degraded_performance' })
    expect(await json(await app.fetch('/api/v2/status.json'))).toMatchObject({
      status: { indicator: 'minor' },
    })
    await app.call('PATCH', '/api/v1/components/api', { status: 'operational' })
    expect(await json(await app.fetch('/api/v2/status.json'))).toMatchObject({
      status: { indicator: 'none' },
    })
  })
})
