import { describe, expect, it } from 'vitest'
import type { Incident } from '#core/incidents/incident.ts'
import { findIncident } from '#core/incidents/record.ts'
import { second } from '#core/words/times.ts'
import { subscribed } from '#test/fakes/subscribers.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

const opening = {
  'answer.down': 'no',
  'answer.authentication': 'yes',
  title: 'Nobody can sign in',
  message: 'New sign-ins fail.',
  'impact.authentication': 'major_outage',
}
const id = 'INC-2026-11-17-001'
const here = `/admin/incidents/${id}`
const update = { title: 'Most people cannot sign in', message: 'Better.', status: 'identified', updates: '1' }

async function declared(audience: 'all' | 'quiet' = 'quiet') {
  const desk = await testDesk()
  await subscribed(desk.app.deps, 'reader@example.com')
  await desk.mara.post('/admin/incidents/new', { ...opening, notify: audience })
  return desk
}

async function incident({ deps }: TestApp): Promise<Incident> {
  const found = await findIncident(deps, id)
  if (!found) throw new Error('There is no incident.')
  return found.incident
}

describe('declaring', () => {
  it('opens what the five answers come to, and shows it', async () => {
    const { app, mara } = await testDesk()
    const answer = await mara.post('/admin/incidents/new', { ...opening, notify: 'quiet' })
    expect(answer.headers.get('Location')).toBe(`${here}?sent=1`)
    expect(await incident(app)).toMatchObject({
      title: 'Nobody can sign in',
      severity: 'P1',
      classification: { because: 'the answer to “Is authentication broken?” is yes' },
      impacts: { authentication: 'major_outage' },
    })
    expect(await (await app.fetch('/')).text()).toContain('Nobody can sign in.')
  })

  it('has no default audience, and loses nothing when none was chosen', async () => {
    const { app, mara } = await testDesk()
    const answer = await mara.post('/admin/incidents/new', opening)
    expect(answer.status).toBe(422)
    const { console } = await modelOf(answer)
    expect(console).toMatchObject({
      refused: { mistakes: [{ field: 'notify' }] },
      declare: { form: { message: ['New sign-ins fail.'] } },
    })
    expect(await findIncident(app.deps, id)).toBeNull()
    const later = await modelOf(await mara.get('/admin/incidents/new'))
    expect(later.console).toMatchObject({ declare: { form: { title: ['Nobody can sign in'] } } })
  })

  it('waits for an answer to each question until the first Yes', async () => {
    const { mara } = await testDesk()
    const { 'answer.authentication': _, ...form } = opening
    const { console } = await modelOf(await mara.post('/admin/incidents/new', { ...form, notify: 'quiet' }))
    expect(console).toMatchObject({ refused: { mistakes: [{ field: 'answers' }] } })
  })

  it('takes another severity only with a reason, and keeps that in the audit log', async () => {
    const { app, mara } = await testDesk()
    const other = { ...opening, severity: 'P3', notify: 'quiet' }
    const { console } = await modelOf(await mara.post('/admin/incidents/new', other))
    expect(console).toMatchObject({ refused: { mistakes: [{ field: 'overrideReason' }] } })
    await mara.post('/admin/incidents/new', { ...other, overrideReason: 'Only the test account.' })
    expect(await incident(app)).toMatchObject({ severity: 'P3' })
    const log = JSON.stringify(await app.deps.store.list(['audit'], { limit: 100 }))
    expect(log).toContain('{"tree":"P1","reason":"Only the test account."}')
  })

  it('publishes once what was sent twice', async () => {
    const { app, mara } = await testDesk()
    const form = { ...opening, notify: 'quiet', once: 'this-showing' }
    await Promise.all([mara.post('/admin/incidents/new', form), mara.post('/admin/incidents/new', form)])
    expect(await app.deps.store.list(['incident'], { limit: 10 })).toHaveLength(1)
  })
})

describe('an update', () => {
  it('is published with its headline, step and impacts, and its draft is put away', async () => {
    const { app, mara } = await declared()
    await mara.post(`${here}/draft`, update)
    await mara.post(here, { ...update, 'impact.authentication': 'partial_outage', notify: 'quiet' })
    expect(await incident(app)).toMatchObject({
      title: 'Most people cannot sign in',
      status: 'identified',
      impacts: { authentication: 'partial_outage' },
      updates: [{}, { message: { source: 'Better.' }, notified: false }],
    })
    expect(await app.deps.store.list(['draft'], { limit: 10 })).toEqual([])
  })

  it('is kept as a draft that another device finds again hours later', async () => {
    const { app, mara } = await declared()
    await mara.post(`${here}/draft`, { ...update, notify: 'all' })
    app.deps.clock.pass(11 * 3600 * second)
    const answer = await mara.get(here)
    const { console } = await modelOf(answer)
    expect(console).toMatchObject({ cockpit: { form: { message: ['Better.'], status: ['identified'] } } })
    expect(console).not.toHaveProperty('cockpit.form.notify')
  })

  it('refuses to follow one that its writer has not read, and keeps the words', async () => {
    const { app, mara, person } = await declared()
    const ben = await person('communications_lead')
    await mara.post(here, { ...update, notify: 'quiet' })
    const answer = await ben.post(here, { ...update, message: 'Words of Ben.', notify: 'quiet' })
    expect(answer.status).toBe(409)
    const { console } = await modelOf(answer)
    expect(console).toMatchObject({
      refused: { message: expect.stringContaining('Update 2 was published at 02:41 UTC') as string },
      cockpit: { form: { message: ['Words of Ben.'], updates: ['2'] } },
    })
    expect((await incident(app)).updates).toHaveLength(2)
    await ben.post(here, { ...update, message: 'Words of Ben.', updates: '2', notify: 'quiet' })
    expect((await incident(app)).updates).toHaveLength(3)
  })

  it('is seen by others while it is written', async () => {
    const { mara, person } = await declared()
    const ben = await person('communications_lead')
    await ben.post(`${here}/draft`, { ...update, message: 'Words of Ben.' })
    const { console } = await modelOf(await mara.get(here))
    expect(console).toMatchObject({
      cockpit: {
        others: [{ name: 'person-1@example.com', message: 'Words of Ben.' }],
        form: { message: [''] },
      },
    })
  })

  it('can start from words that can stand as they are', async () => {
    const { mara } = await declared()
    await mara.post(`${here}/draft`, { ...update, message: '', start: 'works' })
    const { console } = await modelOf(await mara.get(here))
    expect(console).toMatchObject({
      cockpit: {
        form: {
          message: ['It works again. We are watching it before we close this.'],
          status: ['monitoring'],
        },
      },
    })
  })

  it('is shown to its writer exactly as it will be', async () => {
    const { app, mara } = await declared()
    await mara.post('/admin/me/appearance', { appearance: 'device' })
    await mara.post(`${here}/draft`, update)
    const { headline } = await modelOf(await mara.get(`/admin/preview/${id}/page`))
    const mail = await (await mara.get(`/admin/preview/${id}/mail`)).text()
    expect(headline).toBe('Most people cannot sign in.')
    expect(await (await app.fetch('/')).text()).toContain('Nobody can sign in.')
    await mara.post(here, { ...update, notify: 'all' })
    app.deps.clock.pass(11 * second)
    await app.deliver()
    const [sent] = app.box.mails
    const plain = (html = '') => html.replaceAll(/href="[^"]*"|You get this because[^<]*/g, '')
    expect(plain(sent?.html)).toBe(plain(mail))
  })
})

describe('the ten seconds', () => {
  it('keep mail back, and then let it go', async () => {
    const { app } = await declared('all')
    await app.deliver()
    expect(app.box.mails).toEqual([])
    app.deps.clock.pass(10 * second)
    await app.deliver()
    expect(app.box.mails.map(({ to }) => to)).toEqual(['reader@example.com'])
  })

  it('let the emails be stopped; the page stays, and the next notice is the first', async () => {
    const { app, mara } = await declared('all')
    const notice = (await incident(app)).updates[0]?.notice ?? ''
    await mara.post(`/admin/sent/${notice}/withhold`)
    app.deps.clock.pass(60 * second)
    await app.deliver()
    expect(app.box.mails).toEqual([])
    expect((await incident(app)).updates).toMatchObject([{ notified: false }])
    await mara.post(here, { ...update, notify: 'all' })
    app.deps.clock.pass(10 * second)
    await app.deliver()
    expect(app.box.mails.map(({ subject }) => subject)).toEqual(['DuetRight Dashboard - Service Issue'])
  })

  it('are over once mail has begun to leave', async () => {
    const { app, mara } = await declared('all')
    const notice = (await incident(app)).updates[0]?.notice ?? ''
    app.deps.clock.pass(10 * second)
    await app.deliver()
    const answer = await mara.post(`/admin/sent/${notice}/withhold`)
    expect(answer.status).toBe(409)
    expect((await incident(app)).updates).toMatchObject([{ notified: true }])
  })

  it('do not hold back what the API sends', async () => {
    const { app } = await testDesk()
    await subscribed(app.deps, 'reader@example.com')
    await app.call('POST', '/api/v1/incidents', { title: 'Down', message: 'It is down.' })
    await app.deliver()
    expect(app.box.mails).toHaveLength(1)
  })
})

describe('stopping all sending', () => {
  it('holds everything until it is taken back', async () => {
    const { app, mara } = await declared('all')
    await mara.post('/admin/sending/stop', { why: 'Wrong text in the template.' })
    app.deps.clock.pass(60 * second)
    await app.deliver()
    expect(app.box.mails).toEqual([])
    const { console } = await modelOf(await mara.get('/admin'))
    expect(console).toMatchObject({ stopped: { why: 'Wrong text in the template.' } })
    await mara.post('/admin/sending/resume')
    await app.deliver()
    expect(app.box.mails).toHaveLength(1)
  })

  it('wants a reason', async () => {
    const { mara } = await testDesk()
    expect((await mara.post('/admin/sending/stop')).status).toBe(400)
  })
})

describe('resolving', () => {
  const last = { title: 'Nobody could sign in', message: 'It works.', cause: 'A certificate.', updates: '1' }

  it('wants every check ticked, or a reason', async () => {
    const { app, mara } = await declared()
    const answer = await mara.post(`${here}/resolve`, { ...last, notify: 'quiet' })
    expect(answer.status).toBe(422)
    expect((await incident(app)).status).toBe('investigating')
    await mara.post(`${here}/resolve`, { ...last, anyway: 'The checks are broken.', notify: 'quiet' })
    expect(await incident(app)).toMatchObject({ status: 'resolved', title: 'Nobody could sign in' })
  })

  it('happens once', async () => {
    const { app, mara } = await declared()
    const form = { ...last, anyway: 'Seen by eye.', notify: 'quiet' }
    await mara.post(`${here}/resolve`, form)
    const again = await mara.post(`${here}/resolve`, { ...form, updates: '2' })
    expect(again.status).toBe(409)
    expect((await incident(app)).updates).toHaveLength(2)
  })

  it('can be taken back within seven days, by another headline and words', async () => {
    const { app, mara } = await declared()
    await mara.post(`${here}/resolve`, { ...last, anyway: 'Seen by eye.', notify: 'quiet' })
    const again = { title: 'Nobody can sign in', message: 'It fails again.', updates: '2' }
    const open = await mara.post(`${here}/reopen`, again)
    expect([open.status, (await incident(app)).status]).toEqual([422, 'resolved'])
    await mara.post(`${here}/reopen`, { ...again, notify: 'quiet' })
    expect(await incident(app)).toMatchObject({
      status: 'investigating',
      title: 'Nobody can sign in',
      impacts: { authentication: 'major_outage' },
    })
  })

  it('leaves a page that says so, from which a text can be corrected', async () => {
    const { app, mara } = await declared()
    await mara.post(`${here}/resolve`, { ...last, anyway: 'Seen by eye.', notify: 'quiet' })
    const { path } = await modelOf(await mara.get(here))
    expect(path).toBe('/admin/incidents/over')
    const first = (await incident(app)).updates[0]?.id ?? ''
    await mara.post(`${here}/updates/${first}`, { message: 'All sign-ins fail.' })
    expect((await incident(app)).updates[0]).toMatchObject({
      message: { source: 'All sign-ins fail.' },
      edits: [{ before: { source: 'New sign-ins fail.' } }],
    })
  })
})

describe('the team’s own record', () => {
  it('holds ticks, notes, who is on it and who commands, and shows none of it to anybody else', async () => {
    const { app, mara } = await declared()
    await mara.post(`${here}/acknowledge`)
    await mara.post(`${here}/commander`, { commander: 'Jane Smith' })
    await mara.post(`${here}/notes`, { note: 'It is the **certificate**.' })
    await mara.post(`${here}/ticks`, { step: 'channel', done: 'yes' })
    const { console } = await modelOf(await mara.get(here))
    expect(console).toMatchObject({
      cockpit: {
        handling: {
          commander: 'Jane Smith',
          acknowledged: { at: '2026-11-17T02:41:00.000Z' },
          notes: [{ words: { source: 'It is the **certificate**.' } }],
          ticks: { channel: { at: '2026-11-17T02:41:00.000Z' } },
        },
      },
    })
    for (const path of ['/', `/incidents/${id}`, '/feed.json', `/api/v1/incidents/${id}`]) {
      const text = await (await app.fetch(path)).text()
      expect(text, path).not.toMatch(/Jane Smith|certificate/)
    }
  })

  it('refuses a step that is in no playbook', async () => {
    const { mara } = await declared()
    expect((await mara.post(`${here}/ticks`, { step: 'coffee', done: 'yes' })).status).toBe(400)
  })
})

describe('a viewer', () => {
  it('sees the desk and can change nothing', async () => {
    const { app, person } = await declared()
    const viewer: Person = await person('viewer')
    expect((await viewer.get(here)).status).toBe(200)
    expect((await viewer.post(here, { ...update, notify: 'quiet' })).status).toBe(403)
    expect((await incident(app)).updates).toHaveLength(1)
  })
})
