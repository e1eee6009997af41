import { describe, expect, it } from 'vitest'
import type { Answer } from './ask.ts'
import { onEveryRuntime } from './on-every-runtime.ts'

onEveryRuntime(({ page, ask }) => {
  const notices = '/api/v1/notices'
  const total = async () => (await ask.get('/api/v1/incidents')).json<{ total: number }>().total
  const problem = (answer: Answer, status: number) => {
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      status,
      'application/problem+json',
      'no-store',
    ])
    return answer.json<{ detail: string; errors: object[] }>()
  }

  describe('what the API does not take', () => {
    it.each([
      [{}, 'message', 'text', 'nothing'],
      [{ message: 'x', severity: 'P5' }, 'severity', 'one of P1, P2, P3, P4', '"P5"'],
      [{ message: 'x', colour: 'red' }, 'colour', 'no such field', '"red"'],
      [{ message: 'a\u0007b' }, 'message', 'text without control characters', '"a\\u0007b"'],
      [{ message: 'x', notify: 'yes' }, 'notify', 'true or false', '"yes"'],
      [{ message: 'x', nextUpdateMinutes: 0 }, 'nextUpdateMinutes', '1 or more', '0'],
      [
        { message: 'x', components: ['warp'] },
        'components[0]',
        expect.stringContaining('one of') as string,
        '"warp"',
      ],
    ])(
      '%j is refused, naming the field, what was expected and what came',
      async (body, field, expected, got) => {
        const before = await total()
        expect(problem(await ask.post(notices, body), 400).errors).toContainEqual({ field, expected, got })
        expect(await total()).toBe(before)
      },
    )

    it.each([
      ['not JSON', '{"message":', 'body'],
      ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'body'],
      ['a list', '[]', 'body'],
    ])('%s is refused', async (_, body, field) => {
      expect(problem(await ask.post(notices, body), 400).errors).toMatchObject([{ field }])
    })

    it('another content type is refused', async () => {
      const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
      expect(problem(await ask.post(notices, 'message=x', form), 400).errors).toMatchObject([
        { field: 'Content-Type', expected: 'application/json' },
      ])
    })

    it('a key with spaces is refused', async () => {
      const answer = await ask.post(notices, { message: 'x' }, { 'Idempotency-Key': 'a b' })
      expect(problem(answer, 400).errors).toMatchObject([{ field: 'Idempotency-Key', got: '"a b"' }])
    })

    it('a body over 64 KB is refused, with its length and in chunks', async () => {
      const body = { message: 'x'.repeat(70_000) }
      const chunks = JSON.stringify(body).match(/.{1,5000}/g) ?? []
      for (const large of [body, chunks])
        expect(problem(await ask.post(notices, large), 413).detail).toContain('larger than 64 KB')
    })

    it('a body in chunks is taken, and one that is not there', async () => {
      expect((await ask.post(notices, ['{"message":', '"Database is down"}'])).status).toBe(201)
      expect((await ask.send('POST', '/unsubscribe?token=x')).status).toBe(404)
    })

    it.each([
      ['no token', {}],
      ['a wrong token', { Authorization: 'Bearer wrong' }],
      ['another scheme', { Authorization: 'Basic YTpi' }],
    ])('%s is refused wherever something would change', async (_, headers: Record<string, string>) => {
      const before = await total()
      for (const [method, path] of [
        ['POST', notices],
        ['POST', '/api/v1/incidents'],
        ['PATCH', '/api/v1/incidents/INC-2026-10-08-001'],
        ['POST', '/api/v1/incidents/INC-2026-10-08-001/updates'],
        ['PATCH', '/api/v1/incidents/INC-2026-10-08-001/updates/x'],
        ['POST', '/api/v1/maintenances'],
        ['PATCH', '/api/v1/maintenances/MNT-2026-10-08-001'],
        ['DELETE', '/api/v1/maintenances/MNT-2026-10-08-001'],
        ['POST', '/api/v1/maintenances/MNT-2026-10-08-001/updates'],
        ['PATCH', '/api/v1/components/api'],
      ] as const) {
        const json = { 'Content-Type': 'application/json', ...headers }
        const answer = await ask.send(method, path, json, '{"message":"x"}')
        problem(answer, 401)
        expect([path, answer.headers['www-authenticate']]).toEqual([path, 'Bearer'])
      }
      expect(await total()).toBe(before)
    })

    it('an incident that is kept in content says where it is changed', async () => {
      const answer = await ask.post('/api/v1/incidents/INC-2026-10-08-001/updates', { message: 'x' })
      expect(problem(answer, 409).detail).toContain('content/incidents/INC-2026-10-08-001.md')
    })

    it.each([
      ['/api', 404],
      ['/api/', 404],
      ['/api/v1/nothing', 404],
      ['/api/v1/incidents/INC-2026-01-01-001', 404],
      ['/api/v1/incidents/%00', 400],
      ['/api/v1/incidents?limit=0', 400],
      ['/api/v1/incidents?limit=x', 400],
      ['/api/v1/maintenances/MNT-2026-01-01-001', 404],
      ['/api/v2/nothing.json', 404],
      ['/de/api/v2/summary.json', 404],
    ])('GET %s answers with a problem where the API is, never with its data', async (path, status) => {
      const answer = await ask.get(path, { Accept: 'text/html' })
      expect(answer.status).toBe(status)
      if (path.startsWith('/api')) problem(answer, status)
      else expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    })

    it('a notice for an incident that is not there names the address of none', async () => {
      const answer = await ask.post(notices, { message: 'x', incident: 'INC-2020-01-01-001' })
      expect(problem(answer, 404).detail).toContain('INC-2020-01-01-001')
      expect(page().mails()).toEqual([])
    })
  })
})
