import { describe, expect, it } from 'vitest'
import type { Incident } from '#core/incidents/incident.ts'
import { findIncident } from '#core/incidents/record.ts'
import { minute } from '#core/words/times.ts'
import { subscribed } from '#test/fakes/subscribers.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

const [slow, down] = ['INC-2026-11-17-001', 'INC-2026-11-17-002']
const here = `/admin/incidents/${slow}`

async function twoOpen(): Promise<{ app: TestApp; mara: Person }> {
  const desk = await testDesk()
  await subscribed(desk.app.deps, 'reader@example.com')
  const open = { message: 'It is bad.', notify: false }
  await desk.app.call('POST', '/api/v1/incidents', { ...open, title: 'Reports are slow', severity: 'P3' })
  await desk.app.call('POST', '/api/v1/incidents', { ...open, title: 'Nobody can sign in', severity: 'P1' })
  return desk
}

async function incident({ deps }: TestApp, id = slow): Promise<Incident> {
  const found = await findIncident(deps, id)
  if (!found) throw new Error('There is no incident.')
  return found.incident
}

describe('putting an incident right', () => {
  it('moves its start back, and its services were bad since then', async () => {
    const { app, mara } = await twoOpen()
    const answer = await mara.post(`${here}/record`, { startedAt: '2026-11-17T01:30', kind: 'performance' })
    expect(answer.headers.get('Location')).toBe(`${here}/record`)
    expect(await incident(app)).toMatchObject({
      startedAt: '2026-11-17T01:30:00.000Z',
      kind: 'performance',
    })
  })

  it('refuses a start after the first word, and keeps what was typed', async () => {
    const { mara } = await twoOpen()
    const answer = await mara.post(`${here}/record`, { startedAt: '2026-11-17T09:00', kind: 'outage' })
    expect(answer.status).toBe(422)
    expect((await modelOf(answer)).console).toMatchObject({
      refused: { mistakes: [{ field: 'startedAt' }], form: { startedAt: ['2026-11-17T09:00'] } },
    })
  })

  it('keeps the seconds of a start that nobody touched', async () => {
    const { app, mara } = await twoOpen()
    app.deps.clock.pass(minute)
    const before = (await incident(app)).startedAt
    await mara.post(`${here}/record`, { startedAt: before.slice(0, 16), kind: 'security' })
    expect(await incident(app)).toMatchObject({ startedAt: before, kind: 'security' })
  })

  it('corrects a text while it is open, and shows what it said', async () => {
    const { app, mara } = await twoOpen()
    const [update] = (await incident(app)).updates
    await mara.post(`${here}/updates/${update?.id ?? ''}`, { message: 'It is slow.' })
    expect((await incident(app)).updates[0]).toMatchObject({
      message: { text: 'It is slow.' },
      edits: [{ before: { text: 'It is bad.' } }],
    })
  })

  it('pins an update until it is taken down or it is over', async () => {
    const { app, mara } = await twoOpen()
    const pinned = (await incident(app)).updates[0]?.id ?? ''
    await mara.post(`${here}/pin`, { update: pinned })
    expect((await incident(app)).pinned).toBe(pinned)
    await mara.post(`${here}/pin`, { update: '' })
    expect((await incident(app)).pinned).toBeUndefined()
    expect((await mara.post(`${here}/pin`, { update: 'another' })).status).toBe(422)
    await mara.post(`${here}/pin`, { update: pinned })
    await app.call('POST', `/api/v1/incidents/${slow}/updates`, { message: 'Over.', status: 'resolved' })
    expect((await incident(app)).pinned).toBeUndefined()
  })
})

describe('two incidents that are the same', () => {
  it('become one, and the one that is merged leads to the other', async () => {
    const { app, mara } = await twoOpen()
    const { console } = await modelOf(await mara.get(`${here}/merge`))
    expect(console).toMatchObject({ merge: { others: [{ id: down }], heard: false, people: { told: 0 } } })
    const answer = await mara.post(`${here}/merge`, { into: down, notify: 'quiet' })
    expect(answer.headers.get('Location')).toBe(`${here}?sent=2`)
    expect(await incident(app)).toMatchObject({ mergedInto: { id: down }, status: 'resolved' })
    expect((await app.fetch(`/incidents/${slow}`)).status).toBe(200)
  })

  it('say by email where to read on, to whoever heard of it, and can take that back', async () => {
    const { app, mara } = await twoOpen()
    await app.call('POST', `/api/v1/incidents/${slow}/updates`, { message: 'Still slow.' })
    const { console } = await modelOf(await mara.get(`${here}/merge`))
    expect(console).toMatchObject({ merge: { heard: true, people: { told: 1 } } })
    expect((await mara.post(`${here}/merge`, { into: down })).status).toBe(422)
    await mara.post(`${here}/merge`, { into: down, notify: 'all' })
    const notice = (await incident(app)).updates.at(-1)?.notice ?? ''
    const { status } = await mara.post(`/admin/sent/${notice}/withhold`)
    expect(status).toBe(303)
  })

  it('become one by the API as well, which says so', async () => {
    const { app } = await twoOpen()
    const answer = await app.call('POST', `/api/v1/incidents/${slow}/merge`, { into: down })
    expect(await answer.json()).toMatchObject({ id: slow, mergedInto: down, status: 'resolved' })
    const whole = await app.call('GET', `/api/v1/incidents/${down}`)
    expect(await whole.json()).toMatchObject({ merged: [slow], mergedInto: null })
    const listed = await (await app.fetch('/api/v2/incidents.json')).text()
    expect(listed).not.toContain('Reports are slow')
  })
})

it('keeps why somebody decided against the questions, for the team alone', async () => {
  const { app, mara } = await testDesk()
  await mara.post('/admin/incidents/new', {
    'answer.down': 'yes',
    title: 'Nobody can sign in',
    message: 'New sign-ins fail.',
    severity: 'P3',
    overrideReason: 'Only the test account.',
    notify: 'quiet',
  })
  expect((await incident(app)).overridden).toEqual({ tree: 'P1', reason: 'Only the test account.' })
  const shown = await app.call('GET', `/api/v1/incidents/${slow}`)
  expect(await shown.text()).not.toContain('Only the test account.')
})
