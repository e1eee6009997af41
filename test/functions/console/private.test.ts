import { beforeEach, describe, expect, it } from 'vitest'
import { findIncident } from '#core/incidents/record.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { subscribed } from '#test/fakes/subscribers.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

const id = 'INC-2026-11-17-001'
const here = `/admin/private/${id}`
const declaration = {
  'answer.down': 'no',
  'answer.authentication': 'no',
  'answer.api': 'no',
  'answer.feature': 'yes',
  title: 'Tokens leaked into a log',
  message: 'Seen by the nightly scan.',
  kind: 'security',
  'impact.api': 'partial_outage',
  notify: 'private',
}
const words = {
  title: 'Some API keys stopped working',
  message: 'We replaced keys.',
  severity: 'P2',
  kind: 'security',
}

let app: TestApp
let mara: Person
let person: Awaited<ReturnType<typeof testDesk>>['person']
beforeEach(async () => {
  ;({ app, mara, person } = await testDesk())
  await subscribed(app.deps, 'reader@example.com')
  await mara.post('/admin/incidents/new', declaration)
})

describe('an incident that is not public', () => {
  it('is said nowhere, and mailed to nobody', async () => {
    app.deps.clock.pass(60_000)
    await app.publish()
    await app.deliver()
    expect(app.box.mails).toEqual([])
    const paths = ['/', '/history', `/incidents/${id}`, '/feed.json', '/history.atom', '/api/v2/summary.json']
    for (const path of [...paths, '/api/v1/incidents', '/api/v1/components', `/api/v1/incidents/${id}`]) {
      const answer = await app.fetch(path)
      expect(await answer.text(), path).not.toMatch(/leaked|INC-2026-11-17-001 /)
    }
    expect((await app.fetch(`/incidents/${id}`)).status).toBe(404)
    expect((await app.fetch('/api/v2/status.json').then((answer) => answer.json())) as unknown).toMatchObject(
      {
        status: { indicator: 'none' },
      },
    )
  })

  it('is seen and worked by the team, and its draft is put away', async () => {
    await mara.post(`/admin/incidents/${id}/notes`, { note: 'Rotating now.' })
    await mara.post(`/admin/incidents/${id}/ticks`, { step: 'credentials', done: 'yes' })
    const { console } = await modelOf(await mara.get(here))
    expect(console).toMatchObject({
      unseen: [{ id, title: 'Tokens leaked into a log', severity: 'P2' }],
      hidden: { handling: { notes: [{}], ticks: { credentials: {} } }, people: { told: 1 } },
    })
    expect(await app.deps.store.list(['draft'], { limit: 10 })).toEqual([])
  })

  it('is hidden from a viewer', async () => {
    const viewer = await person('viewer')
    expect((await viewer.get(here)).status).toBe(403)
    const text = await (await viewer.get('/admin')).text()
    expect(text).not.toContain('leaked')
  })

  it('becomes public under its number, with other words and the time of its declaration', async () => {
    app.deps.clock.pass(30 * 60_000)
    const published = await mara.post(`${here}/publish`, { ...words, notify: 'all' })
    expect(published.headers.get('Location')).toBe(`/admin/incidents/${id}?sent=1`)
    expect((await findIncident(app.deps, id))?.incident).toMatchObject({
      title: 'Some API keys stopped working',
      startedAt: '2026-11-17T02:41:00.000Z',
      createdAt: '2026-11-17T02:41:00.000Z',
      updates: [{ message: { source: 'We replaced keys.' }, at: '2026-11-17T03:11:00.000Z' }],
    })
    expect((await mara.get(here)).status).toBe(404)
    expect(await (await app.fetch(`/incidents/${id}`)).text()).not.toContain('leaked')
  })

  it('asks who is told when it is published, and stays hidden until that is said', async () => {
    const answer = await mara.post(`${here}/publish`, words)
    expect([answer.status, await findIncident(app.deps, id)]).toEqual([422, null])
  })

  it('is told to the team at once, marked as private, and in a line when it is public or closed', async () => {
    const desk = await testDesk({ teamSlack: true })
    await desk.mara.post('/admin/incidents/new', declaration)
    await desk.mara.post(`${here}/publish`, { ...words, notify: 'quiet' })
    await desk.mara.post('/admin/incidents/new', declaration)
    await desk.mara.post('/admin/private/INC-2026-11-17-002/close', { why: 'A false alarm.' })
    const notices = await desk.app.deps.store.list(['notice'], { limit: 10 })
    const said = notices.map(({ value }) => value as Notice).map(({ chat }) => chat)
    expect(said).toEqual([
      expect.stringMatching(
        /^<!channel>[\s\S]*admin\/private\/INC-2026-11-17-001>\nPrivate: only the team knows/,
      ),
      expect.stringMatching(/^P2 INC-2026-11-17-001: Now on the public page\. Some API keys/),
      expect.stringMatching(/^<!channel>/),
      expect.stringMatching(/^P2 INC-2026-11-17-002: Closed, nobody outside was told\. /),
    ])
  })

  it('can be closed without a word, with a reason', async () => {
    expect((await mara.post(`${here}/close`)).status).toBe(422)
    await mara.post(`${here}/close`, { why: 'The log was never shared.' })
    const { console } = await modelOf(await mara.get(here))
    expect(console).toMatchObject({ unseen: [], hidden: { closed: { why: 'The log was never shared.' } } })
    expect((await mara.post(`${here}/publish`, { ...words, notify: 'quiet' })).status).toBe(404)
  })
})
