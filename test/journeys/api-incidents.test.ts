import { describe, expect, it } from 'vitest'
import { onEveryRuntime } from './on-every-runtime.ts'

interface Incident {
  id: string
  url: string
  title: string
  updates: { id: string }[]
}

onEveryRuntime(({ page, ask }) => {
  const path = '/api/v1/incidents'
  const open = async (more: object = {}) =>
    (
      await ask.post(path, { title: 'Reports are slow', message: 'Up to four minutes.', ...more })
    ).json<Incident>()
  const total = async () => (await ask.get(path)).json<{ total: number }>().total

  describe('an incident over the API', () => {
    it('is opened with an impact for each service, and is where its address says', async () => {
      const answer = await ask.post(path, {
        title: 'Reports are slow',
        message: 'Up to **four** minutes.',
        severity: 'P3',
        components: { api: 'degraded_performance', Database: 'partial_outage' },
      })
      const { id, url } = answer.json<Incident>()
      expect([answer.status, answer.headers['content-type']]).toEqual([201, 'application/json'])
      expect(answer.json()).toMatchObject({
        url: `${page().url}/incidents/${id}`,
        severity: 'P3',
        status: 'investigating',
        components: { api: 'degraded_performance', database: 'partial_outage' },
        updates: [{ html: '<p>Up to <strong>four</strong> minutes.</p>' }],
      })
      expect((await ask.get(`${path}/${id}`)).json()).toEqual(answer.json())
      expect((await ask.get(url)).text).toContain('Reports are slow')
    })

    it('is on every public output by the time the answer is there', async () => {
      const { id } = await open({ title: 'Only this one', components: ['api'] })
      for (const output of [
        '/',
        '/history',
        `/incidents/${id}`,
        path,
        '/api/v2/summary.json',
        '/api/v2/incidents.json',
        '/history.atom',
        '/history.rss',
        '/feed.json',
        '/embed.json',
        '/llms.txt',
      ]) {
        expect([output, (await ask.get(output)).text]).toEqual([
          output,
          expect.stringContaining('Only this one') as string,
        ])
      }
      expect((await ask.get('/badge/api.svg')).text).toContain('API: Degraded performance')
      expect((await ask.get('/sitemap.xml')).text).toContain(`/incidents/${id}<`)
    })

    it('takes updates that move severity and impact, and ends with all clear', async () => {
      const { id } = await open({ components: ['api'], severity: 'P2' })
      const worse = { message: 'Worse.', severity: 'P1', components: { api: 'major_outage' } }
      const update = await ask.post(`${path}/${id}/updates`, worse)
      expect([update.status, update.json()]).toMatchObject([
        201,
        {
          changes: [{ component: 'api', from: 'partial_outage', to: 'major_outage' }],
          incident: { severity: 'P1' },
        },
      ])
      const end = { message: 'Fixed.', status: 'resolved', title: 'Reports were slow' }
      expect((await ask.post(`${path}/${id}/updates`, end)).status).toBe(201)
      expect((await ask.get('/api/v2/status.json')).json()).toMatchObject({ status: { indicator: 'none' } })
      expect((await ask.get('/history.atom')).text).toContain('<title>Reports were slow</title>')
      const again = await ask.post(`${path}/${id}/updates`, { message: 'Again.', status: 'investigating' })
      expect([again.status, again.json()]).toMatchObject([
        201,
        { changes: [{ component: 'api', from: 'operational', to: 'major_outage' }] },
      ])
      expect((await ask.get('/api/v2/status.json')).json()).toMatchObject({
        status: { indicator: 'critical' },
      })
    })

    it('shows the correction of an update, and what it said before', async () => {
      const { id, updates } = await open()
      const corrected = await ask.patch(`${path}/${id}/updates/${updates[0]?.id ?? ''}`, {
        message: 'Up to five minutes.',
      })
      expect([corrected.status, corrected.json()]).toMatchObject([
        200,
        { message: 'Up to five minutes.', edits: [{ before: 'Up to four minutes.' }] },
      ])
      expect((await ask.get(`/incidents/${id}`)).text).toContain('Up to five minutes.')
      expect((await ask.get('/feed.json')).text).toContain('Up to five minutes.')
    })

    it('changes its headline and its beginning', async () => {
      const { id } = await open()
      const startedAt = '2026-10-31T23:00:00Z'
      const changed = await ask.patch(`${path}/${id}`, { title: 'Exports are slow', startedAt })
      expect(changed.json()).toMatchObject({
        title: 'Exports are slow',
        startedAt: '2026-10-31T23:00:00.000Z',
      })
      expect((await ask.get('/history/2026-10')).text).toContain('Exports are slow')
    })

    it('is opened once under one key, and the key is refused for anything else', async () => {
      const key = { 'Idempotency-Key': crypto.randomUUID() }
      const body = { title: 'Once', message: 'Only once.' }
      const first = await ask.post(path, body, key)
      const before = await total()
      const again = await ask.post(path, body, key)
      expect([first.status, again.status]).toEqual([201, 200])
      expect(again.json<Incident>().id).toBe(first.json<Incident>().id)
      const other = await ask.post(path, { ...body, title: 'Twice' }, key)
      expect([other.status, other.json()]).toMatchObject([409, { type: 'urn:problem-type:conflict' }])
      expect(await total()).toBe(before)
    })

    it('is listed newest first, page by page, with those that are kept in content', async () => {
      const own = [await open({ title: 'One' }), await open({ title: 'Two' }), await open({ title: 'Three' })]
      const all = await total()
      const titles: string[] = []
      let after: string | null = ''
      while (after !== null && titles.length < all) {
        const answer = await ask.get(`${path}?limit=2${after && `&after=${after}`}`)
        const list: { items: Incident[]; next: string | null } = answer.json()
        titles.push(...list.items.map(({ title }) => title))
        after = list.next
      }
      expect(after).toBeNull()
      expect(titles).toHaveLength(all)
      expect(titles.slice(0, own.length)).toEqual(['Three', 'Two', 'One'])
      expect(titles.slice(-1)).toEqual(['One API call in five failed'])
    })

    it('never shows who posted', async () => {
      await open()
      for (const output of [path, '/api/v2/incidents.json', '/feed.json'])
        expect((await ask.get(output)).text).not.toContain('token:')
    })

    it('opens for every one of many who post at the same time, or says that it did not', async () => {
      const titles = Array.from({ length: 8 }, (_, index) => `At once ${index}`)
      const answers = await Promise.all(titles.map((title) => ask.post(path, { title, message: 'x' })))
      expect(answers.map(({ status }) => status)).toSatisfy((all: number[]) =>
        all.every((status) => status === 201 || status === 409),
      )
      const shown = (await ask.get('/api/v2/incidents/unresolved.json')).text
      const accepted = titles.filter((_, index) => answers[index]?.status === 201)
      expect(titles.filter((title) => shown.includes(`"${title}"`))).toEqual(accepted)
      expect(accepted.length).toBeGreaterThan(0)
    })
  })

  describe('a notice over the API', () => {
    const notices = '/api/v1/notices'

    it('finds services and severity in the words, and the incident that it belongs to', async () => {
      const first = await ask.post(notices, { message: 'Investigating issue with authentication' })
      expect([first.status, first.json()]).toMatchObject([
        201,
        { opened: true, incident: { severity: 'P1', components: { authentication: 'major_outage' } } },
      ])
      const { incident } = first.json<{ incident: Incident }>()
      const second = await ask.post(notices, { message: 'Identified: a certificate ran out' })
      expect(second.json()).toMatchObject({
        opened: false,
        incident: { id: incident.id, status: 'identified', updates: [{}, {}] },
      })
    })

    it('answers in lines where text is asked for, also a refusal', async () => {
      const answer = await ask.post(notices, { message: 'Database is down' }, { Accept: 'text/plain' })
      const lines = answer.text.trim().split('\n')
      expect([answer.headers['content-type'], lines[0]]).toEqual([
        'text/plain; charset=UTF-8',
        expect.stringMatching(/^opened INC-/) as string,
      ])
      expect(lines.at(-1)).toMatch(new RegExp(`^${page().url}/incidents/INC-`))
      const refused = await ask.post(notices, {}, { Accept: 'text/plain' })
      expect([refused.status, refused.text]).toEqual([400, 'message: expected text, got nothing.\n'])
    })

    it('is tried without keeping anything, not even the key', async () => {
      const key = { 'Idempotency-Key': crypto.randomUUID() }
      const before = await total()
      const tried = await ask.post(`${notices}?dryRun=true`, { message: 'Database is down' }, key)
      expect([tried.status, tried.json()]).toMatchObject([200, { dryRun: true, changed: false }])
      expect(await total()).toBe(before)
      expect((await ask.post(notices, { message: 'Database is down' }, key)).status).toBe(201)
    })
  })
})
