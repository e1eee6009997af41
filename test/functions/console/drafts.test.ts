import { describe, expect, it } from 'vitest'
import { takeSignals } from '#core/detection/take-signals.ts'
import { draftsAbout } from '#core/drafts/draft.ts'
import type { DraftsModel } from '#core/views/console/drafts-model.ts'
import { signal, type TestAlert } from '#test/core/detection/alerts.ts'
import { modelOf, testDesk } from './desk.ts'

async function deskWith(...alerts: TestAlert[]) {
  const desk = await testDesk()
  await takeSignals(desk.app.deps, alerts.map(signal), { by: 'hook:alertmanager' })
  return desk
}

async function draftsOn(response: Response): Promise<DraftsModel> {
  const { console } = (await modelOf(response)) as { console: { drafts: DraftsModel } }
  return console.drafts
}

const api: TestAlert = { labels: { alertname: 'ApiDown', service: 'api' } }
const auth: TestAlert = { labels: { alertname: 'AuthDown', service: 'authentication' } }
const attack: TestAlert = { labels: { alertname: 'SecurityBreach' } }

describe('what the checks propose', () => {
  it('stands on the first page of the console, the worst whole and the rest by name', async () => {
    const { mara } = await deskWith(api, auth)
    const { first, others } = await draftsOn(await mara.get('/admin'))
    expect(first?.suggestion.title).toBe('You cannot use Authentication')
    expect(others.map(({ suggestion }) => suggestion.title)).toEqual(['You cannot use API'])
  })

  it('is published with one press, once, by the audience that was chosen', async () => {
    const { app, mara } = await deskWith(api)
    const { first } = await draftsOn(await mara.get('/admin'))
    const path = `/admin/drafts/${first?.proposal.id ?? ''}/publish`
    const silent = await mara.post(path, { once: 'a' })
    expect(silent.status).toBe(422)
    const pressed = await mara.post(path, { once: 'b', notify: 'quiet' })
    expect(pressed.headers.get('Location')).toBe('/admin/incidents/INC-2026-11-17-001?sent=1')
    const again = await mara.post(path, { once: 'b', notify: 'quiet' })
    expect(again.headers.get('Location')).toBe('/admin/incidents/INC-2026-11-17-001?sent=1')
    const { items } = (await (await app.fetch('/api/v1/incidents')).json()) as { items: { id: string }[] }
    expect(items.filter(({ id }) => id.startsWith('INC-2026-11-17'))).toHaveLength(1)
  })

  it('is changed first in the form in which an incident is declared', async () => {
    const { app, mara } = await deskWith(api)
    const { first } = await draftsOn(await mara.get('/admin'))
    const answer = await mara.post(`/admin/drafts/${first?.proposal.id ?? ''}/edit`)
    expect(answer.headers.get('Location')).toBe('/admin/incidents/new')
    const [draft] = await draftsAbout(app.deps.store, 'new')
    expect(draft?.form).toMatchObject({
      title: ['You cannot use API'],
      severity: ['P2'],
      'impact.api': ['partial_outage'],
      startedAt: ['2026-11-17T02:40'],
    })
    const form = Object.fromEntries(
      Object.entries(draft?.form ?? {}).map(([name, [value]]) => [name, value ?? '']),
    )
    const sent = await mara.post('/admin/incidents/new', { ...form, once: 'c', notify: 'quiet' })
    expect(sent.headers.get('Location')).toBe('/admin/incidents/INC-2026-11-17-001?sent=1')
    expect((await draftsOn(await mara.get('/admin'))).first).toBeNull()
  })

  it('is put away with a reason, and not without', async () => {
    const { mara } = await deskWith(api)
    const { first } = await draftsOn(await mara.get('/admin'))
    const path = `/admin/drafts/${first?.proposal.id ?? ''}`
    expect((await mara.post(`${path}/dismiss`, { reason: ' ' })).status).toBe(422)
    expect((await mara.post(`${path}/dismiss`, { reason: 'We tested it' })).status).toBe(303)
    expect((await mara.get(path)).status).toBe(404)
  })

  it('hides an attack from whoever may not see private incidents', async () => {
    const { mara, person } = await deskWith(attack)
    const viewer = await person('viewer')
    const { first } = await draftsOn(await mara.get('/admin'))
    expect(first?.suggestion.kind).toBe('security')
    expect((await draftsOn(await viewer.get('/admin'))).first).toBeNull()
    const path = `/admin/drafts/${first?.proposal.id ?? ''}`
    expect((await viewer.get(path)).status).toBe(404)
    const told = await mara.post(`${path}/publish`, { once: 'd', notify: 'private' })
    expect(told.headers.get('Location')).toBe('/admin/private/INC-2026-11-17-001')
  })

  it('cannot be published by who only looks', async () => {
    const { mara, person } = await deskWith(api)
    const { first } = await draftsOn(await mara.get('/admin'))
    const viewer = await person('viewer')
    const answer = await viewer.post(`/admin/drafts/${first?.proposal.id ?? ''}/publish`, { notify: 'all' })
    expect(answer.status).toBe(403)
  })
})
