import { beforeEach, describe, expect, it } from 'vitest'
import { takeImports } from '#functions/jobs/take-imports.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

type Json = Record<string, unknown>
const json = async <T = Json>(response: Response) => (await response.json()) as T
const read = async <T = Json>(path: string) => json<T>(await app.call('GET', path))
const csv = (text: string, headers: Record<string, string> = {}) =>
  app.call('POST', '/api/v1/subscribers/import', text, { 'Content-Type': 'text/csv', ...headers })
const many = (count: number) =>
  ['email', ...Array.from({ length: count }, (_, index) => `s${index}@example.com`)].join('\n')

describe('whoever comes without the token', () => {
  it.each([
    ['GET', '/api/v1/subscribers'],
    ['POST', '/api/v1/subscribers/import'],
    ['GET', '/api/v1/subscribers/imports/x'],
    ['GET', '/api/v1/subscribers/export.csv'],
    ['POST', '/api/v1/subscribers/suppress'],
    ['POST', '/api/v1/subscribers/unsuppress'],
    ['DELETE', '/api/v1/subscribers/x'],
    ['GET', '/api/v1/deliveries'],
    ['GET', '/api/v1/deliveries/x'],
    ['GET', '/api/v1/audit'],
    ['GET', '/api/v1/audit/export.jsonl'],
  ])('is refused %s %s', async (method, path) => {
    await csv('email\nana@example.com')
    const response = await app.fetch(path, { method })
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain('ana@')
  })
})

describe('subscribers', () => {
  it('are in before the answer when they are few', async () => {
    const response = await csv('email,components\nana@example.com,api\nnobody,\n')
    expect(response.status).toBe(200)
    expect(await json(response)).toMatchObject({
      added: 1,
      known: 0,
      refused: [{ line: 3, field: 'email', got: '"nobody"' }],
      job: { people: 1, finishedAt: expect.any(String) as string },
    })
    expect(await read('/api/v1/subscribers')).toMatchObject({
      items: [{ email: 'ana@example.com', components: ['api'], state: 'active' }],
      total: 1,
      next: null,
    })
  })

  it('come on their own when they are many, and say how far they are', async () => {
    const response = await csv(many(300))
    expect(response.status).toBe(202)
    const { added, job } = await json<{ added: number; job: { url: string } }>(response)
    expect(added).toBe(200)
    expect(await read(job.url)).toMatchObject({ added: 200, job: { finishedAt: null } })
    await takeImports(app.deps)
    expect(await read(job.url)).toMatchObject({
      added: 300,
      job: { finishedAt: expect.any(String) as string },
    })
  })

  it('are not taken twice under the same key', async () => {
    const headers = { 'Idempotency-Key': 'k' }
    const first = await json(await csv('email\nana@example.com', headers))
    expect(await json(await csv('email\nana@example.com', headers))).toEqual(first)
  })

  it.each([
    ['application/json', '{}', 'Content-Type'],
    ['text/csv', 'name\nana', 'line 1'],
  ])('as %s %j are refused with the field named', async (type, body, field) => {
    const response = await csv(body, { 'Content-Type': type })
    expect([
      response.status,
      (await json<{ errors: { field: string }[] }>(response)).errors[0]?.field,
    ]).toEqual([400, field])
  })

  it('come as a file of up to 4 MB, while anything else stays below 64 KB', async () => {
    const wide = (megabytes: number) =>
      `email,components\n${`x,${'a'.repeat(1000)}\n`.repeat(megabytes * 1000)}`
    expect((await csv(wide(3))).status).toBe(200)
    const large = await csv(wide(5))
    expect([large.status, (await json(large)).detail]).toEqual([413, expect.stringContaining('4 MB')])
    expect((await app.call('POST', '/api/v1/notices', { message: 'x'.repeat(70_000) })).status).toBe(413)
  })

  it('are exported as a file', async () => {
    await csv('email\nana@example.com')
    const response = await app.call('GET', '/api/v1/subscribers/export.csv')
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.text()).toMatch(/^email,.*\r\nana@example\.com,/)
  })

  it('are suppressed, written to again, and removed for good', async () => {
    await csv('email\nana@example.com')
    await app.call('POST', '/api/v1/subscribers/suppress', { email: 'ana@example.com' })
    expect(await read('/api/v1/subscribers?state=suppressed')).toMatchObject({ items: [{ reason: 'asked' }] })
    await app.call('POST', '/api/v1/subscribers/unsuppress', { email: 'ana@example.com' })
    const { items } = await read<{ items: { id: string }[] }>('/api/v1/subscribers?state=active&search=ana')
    const removed = await app.call('DELETE', `/api/v1/subscribers/${items[0]?.id ?? ''}`)
    expect(removed.status).toBe(200)
    expect(await read('/api/v1/subscribers')).toEqual({ items: [], total: 0, next: null })
    expect((await app.call('DELETE', `/api/v1/subscribers/${items[0]?.id ?? ''}`)).status).toBe(404)
  })

  it.each([
    ['limit=0', 'limit'],
    ['after=%00', 'after'],
    ['state=gone', 'state'],
    ['severity=P9', 'severity'],
    ['component=warp', 'component'],
    ['colour=red', 'colour'],
  ])('asked for with %s name the mistake', async (query, field) => {
    const response = await app.call('GET', `/api/v1/subscribers?${query}`)
    expect([
      response.status,
      (await json<{ errors: { field: string }[] }>(response)).errors[0]?.field,
    ]).toEqual([400, field])
  })
})

describe('what was sent', () => {
  it('is listed, and told person by person', async () => {
    await csv('email\nana@example.com\nben@example.com')
    await app.call('POST', '/api/v1/notices', { message: 'Database is down' })
    await app.deliver()
    const { items, total } = await read<{ items: { id: string }[]; total: number }>('/api/v1/deliveries')
    expect(total).toBe(1)
    expect(items).toMatchObject([{ kind: 'initial', state: 'sent', progress: { recipients: 2, sent: 2 } }])
    const one = await read(`/api/v1/deliveries/${items[0]?.id ?? ''}?state=sent`)
    expect(one).toMatchObject({
      subject: 'DuetRight Dashboard - Service Issue',
      items: [
        { email: 'ana@example.com', state: 'sent' },
        { email: 'ben@example.com', state: 'sent' },
      ],
      next: null,
    })
    expect((await app.call('GET', '/api/v1/deliveries/x')).status).toBe(404)
  })
})

describe('the audit log', () => {
  it('is listed under a filter, and exported', async () => {
    await app.call('POST', '/api/v1/notices', { message: 'Database is down' })
    await csv('email\nana@example.com')
    expect(await read('/api/v1/audit?action=incident.')).toMatchObject({
      items: [{ action: 'incident.open', by: 'token:STATUS_API_TOKEN' }],
      next: null,
    })
    const today = '/api/v1/audit?by=&action=incident.&subject=&from=2026-11-17&to=2026-11-18'
    expect(await read(today)).toMatchObject({ items: [{ action: 'incident.open' }] })
    expect(await read('/api/v1/audit?to=2026-11-17')).toMatchObject({ items: [], next: null })
    const lines = (await (await app.call('GET', '/api/v1/audit/export.jsonl')).text()).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual([
      'incident.open',
      'subscriber.import',
      'subscriber.take',
    ])
    expect((await app.call('GET', '/api/v1/audit?from=yesterday')).status).toBe(400)
  })
})
