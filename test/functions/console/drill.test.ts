import { beforeEach, describe, expect, it } from 'vitest'
import type { PublishedDocument } from '#core/ports.ts'
import { encode } from '#functions/adapters/publish/encode.ts'
import { startPublication } from '#functions/publication/publication.ts'
import { incidentDesk } from '#functions/routes/console/incident-desk.ts'
import { minute } from '#core/words/times.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { plainPages } from '#test/fakes/pages.ts'
import { subscribed } from '#test/fakes/subscribers.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

const id = 'INC-2026-11-17-901'
const drill = '/admin/drill/DRL-2026-11-17-001'
const here = `${drill}/incidents/${id}`
const opening = {
  'answer.down': 'no',
  'answer.authentication': 'yes',
  title: 'Zebras cannot sign in',
  message: 'Zebras are locked out.',
  'impact.authentication': 'major_outage',
}

let app: TestApp
let mara: Person
let person: Awaited<ReturnType<typeof testDesk>>['person']

beforeEach(async () => {
  ;({ app, mara, person } = await testDesk())
  await subscribed(app.deps, 'reader@example.com')
  await mara.post('/admin/drills', { scenario: 'nobody-can-sign-in', people: 'Mara, John' })
})

const declare = () => mara.post(`${drill}/incidents/new`, { ...opening, notify: 'all' })
const deskIn = async (response: Response) => (await modelOf(response)).console as Record<string, unknown>

async function ticked(): Promise<Record<string, string>> {
  const { content } = app.deps
  const checks = content.playbooks.verification.map((check) => check.id)
  return {
    title: 'Zebras could not sign in',
    message: 'All of them can.',
    check: checks[0] ?? '',
    anyway: 'Tried it',
  }
}

/** Works an incident from its declaration to its end, with everything that the desk offers. */
async function workThrough(): Promise<void> {
  await declare()
  await mara.post(`${here}/acknowledge`)
  await mara.post(`${here}/commander`, { commander: 'Jane Smith' })
  await mara.post(`${here}/ticks`, { step: 'channel', done: 'yes' })
  await mara.post(`${here}/notes`, { note: 'Zebras called.' })
  await mara.post(`${here}/draft`, { title: 'Most zebras cannot sign in', message: 'Zebra draft.' })
  await mara.post(`${here}/severity`, {
    severity: 'P2',
    message: 'Fewer zebras.',
    notify: 'all',
    updates: '1',
  })
  const update = { title: 'Zebras', message: 'Zebras come back.', status: 'identified', updates: '2' }
  await mara.post(here, { ...update, notify: 'all' })
  app.deps.clock.pass(minute)
  await mara.post(`${here}/resolve`, { ...(await ticked()), updates: '3', notify: 'all' })
  await app.deliver()
  await app.publish()
}

describe('the desk inside a drill', () => {
  it('is the real one: it declares, updates, hands over, ticks and resolves', async () => {
    expect((await declare()).headers.get('Location')).toBe(`${here}?sent=1`)
    await workThrough()
    expect(await deskIn(await mara.get(here))).toMatchObject({
      past: { incident: { title: 'Zebras could not sign in', severity: 'P2', status: 'resolved' } },
      drill: { title: 'Nobody can sign in', over: false, real: [] },
    })
  })

  it('has every address of the real one, each with the same rights', async () => {
    const viewer = await person('viewer')
    await declare()
    for (const { method, path } of incidentDesk(app.console)) {
      const address = path.replace(/:id(\{[^}]*\})?/, id).replaceAll(/:\w+(\{[^}]*\})?/g, 'x')
      const inside = drill + address.slice('/admin'.length)
      const [real, practised] = await Promise.all(
        [address, inside].map((each) => (method === 'GET' ? viewer.get(each) : viewer.post(each))),
      )
      expect([403].includes(practised?.status ?? 0), inside).toBe([403].includes(real?.status ?? 0))
    }
  })

  it('shows what has become known and the score so far, and what the page would say', async () => {
    app.deps.clock.pass(4 * minute)
    await declare()
    const { drill: shown, next } = await deskIn(await mara.get(here))
    expect(shown).toMatchObject({ told: [{ minute: 0 }, { minute: 1 }, { minute: 4 }] })
    expect(JSON.stringify(shown)).toContain('4 min of 15 min')
    expect(next).toMatchObject({ to: `/admin/incidents/${id}` })
    const page = await modelOf(await mara.get(`${drill}/preview/${id}/page`))
    expect(page).toMatchObject({ headline: 'Zebras cannot sign in.' })
  })

  it('counts whom it would have told, and tells nobody', async () => {
    await declare()
    expect(await deskIn(await mara.get(here))).toMatchObject({
      cockpit: { people: { told: 1 }, sent: { told: 1 } },
    })
    app.deps.clock.pass(minute)
    await app.deliver()
    expect(app.box.mails.filter(({ to }) => to.includes('reader'))).toEqual([])
  })

  it('lets the emails that would leave be stopped, inside the drill', async () => {
    await declare()
    const { cockpit } = (await deskIn(await mara.get(here))) as { cockpit: { sent: { id: string } } }
    const stopped = await mara.post(`${drill}/sent/${cockpit.sent.id}/withhold`)
    expect(stopped.headers.get('Location')).toBe(here)
    expect(await deskIn(await mara.get(here))).toMatchObject({ cockpit: { sent: { withheld: true } } })
  })

  it('leads nowhere but inside itself', async () => {
    const places = [
      ['/admin', drill],
      ['/admin/incidents/INC-1', `${drill}/incidents/INC-1`],
      ['/admin/incidents?after=x', `${drill}/incidents?after=x`],
      ['/admin/private/INC-1/publish', `${drill}/private/INC-1/publish`],
      ['/admin/sent/n/withhold', `${drill}/sent/n/withhold`],
      ['/admin/drills/DRL-1', '/admin/drills/DRL-1'],
      ['/admin/me', '/admin/me'],
      [
        'https://status.example.com/admin/incidents/INC-1',
        'https://status.example.com/admin/incidents/INC-1',
      ],
    ] as const
    const attributes = ['href', 'src', 'action', 'formaction', 'data-draft']
    const page = places.map(([to]) => attributes.map((name) => `<i ${name}="${to}">`).join('')).join('')
    const { render } = app.console.pages
    app.console.pages.render = () => Promise.resolve(page)
    const html = await (await mara.get(drill)).text()
    app.console.pages.render = render
    expect(html).toBe(
      places.map(([, to]) => attributes.map((name) => `<i ${name}="${to}">`).join('')).join(''),
    )
  })

  it('says loudly that a real incident is open, by its whole address', async () => {
    await app.call('POST', '/api/v1/incidents', { title: 'The API is down', message: 'All calls fail.' })
    expect(await deskIn(await mara.get(drill))).toMatchObject({
      drill: {
        real: [
          {
            what: 'incident',
            title: 'The API is down',
            address: 'https://status.example.com/admin/incidents/INC-2026-11-17-001',
          },
        ],
      },
    })
  })

  it('keeps to itself also what fails in it', async () => {
    const missing = await mara.get(`${drill}/incidents/INC-2026-11-17-999`)
    expect(missing.status).toBe(404)
    expect(await deskIn(missing)).toMatchObject({ drill: { title: 'Nobody can sign in' } })
    expect((await mara.get('/admin/drill/DRL-2026-11-17-777')).status).toBe(404)
  })
})

describe('the rooms of the drills', () => {
  it('say which runs, and refuse another', async () => {
    const second = await mara.post('/admin/drills', { size: 'small' })
    expect(second.status).toBe(409)
    expect(await deskIn(await mara.get('/admin'))).toMatchObject({
      practising: { title: 'Nobody can sign in' },
    })
  })

  it('end a drill with one press, after which it can be read and not written', async () => {
    await declare()
    const ended = await mara.post('/admin/drills/DRL-2026-11-17-001/end')
    expect(ended.headers.get('Location')).toBe('/admin/drills/DRL-2026-11-17-001')
    expect(await deskIn(await mara.get(here))).toMatchObject({
      actor: { may: ['incident.read', 'sending.read', 'subscriber.read', 'audit.read'] },
      next: null,
      drill: { over: true },
    })
    expect((await mara.post(`${here}/notes`, { note: 'Too late.' })).status).toBe(409)
    expect((await mara.post('/admin/drills/DRL-2026-11-17-001/end')).status).toBe(303)
  })

  it('put it in the calendar in one step, and keep the report', async () => {
    await workThrough()
    await mara.post('/admin/drills/DRL-2026-11-17-001/end')
    const path = '/admin/drills/DRL-2026-11-17-001'
    await mara.post(`${path}/record`, { findings: 'The phone list was old.' })
    const { reviews } = (await deskIn(await mara.get('/admin/reviews'))) as {
      reviews: { reviews: { id: string; last: unknown }[] }
    }
    expect(reviews.reviews.find((review) => review.id === 'drill-large')?.last).toMatchObject({
      on: '2026-11-17',
    })
    const report = await mara.get(`${path}/report.md`)
    expect(report.headers.get('Content-Disposition')).toContain('DRL-2026-11-17-001.md')
    expect(await report.text()).toContain('The phone list was old.')
  })
})

describe('a drill by script and API', () => {
  const zebras = { message: 'Zebras cannot sign in', drill: true }

  it('posts to the drill that runs, and answers with the address at the console', async () => {
    const answer = await app.call('POST', '/api/v1/notices', zebras)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({
      inferred: expect.arrayContaining(['subscribers would be told by email']) as string[],
      drill: 'DRL-2026-11-17-001',
      url: `https://status.example.com${here}`,
      opened: true,
    })
    const again = await app.call('POST', '/api/v1/notices', { ...zebras, message: 'We found the cause' })
    expect(await again.json()).toMatchObject({ opened: false, incident: { id } })
  })

  it('begins one without a scenario where none runs, and not for what would be refused', async () => {
    await mara.post('/admin/drills/DRL-2026-11-17-001/end')
    const refused = await app.call('POST', '/api/v1/notices', {
      message: 'It works',
      status: 'resolved',
      drill: true,
    })
    expect(refused.status).toBe(409)
    await app.call('POST', '/api/v1/notices?dryRun=true', zebras)
    const list = async () => (await (await app.call('GET', '/api/v1/drills')).json()) as { items: object[] }
    expect((await list()).items).toHaveLength(1)
    const opened = await app.call('POST', '/api/v1/incidents', {
      title: 'Zebras',
      message: 'Zebras.',
      drill: true,
    })
    expect(await opened.json()).toMatchObject({ drill: 'DRL-2026-11-17-002' })
    expect((await list()).items).toMatchObject([
      { id: 'DRL-2026-11-17-002', title: 'A drill without a scenario', endedAt: null },
      { id: 'DRL-2026-11-17-001', score: { of: expect.any(Number) as number } },
    ])
  })

  it('is carried out once under one key', async () => {
    const key = { 'Idempotency-Key': 'zebra' }
    const first = await app.call('POST', '/api/v1/notices', zebras, key)
    const second = await app.call('POST', '/api/v1/notices', zebras, key)
    expect([first.status, second.status]).toEqual([201, 200])
  })

  it('shows its list to nobody without a token', async () => {
    expect((await app.fetch('/api/v1/drills')).status).toBe(401)
  })
})

describe('whatever is public', () => {
  it('has no trace of a drill in which everything was done', async () => {
    const before = await everythingPublic()
    await workThrough()
    await app.call('POST', '/api/v1/notices', { message: 'Zebras again: API is down', drill: true })
    app.deps.clock.pass(minute)
    await app.deliver()
    await app.publish()
    const after = await everythingPublic()
    expect([...after.keys()]).toEqual([...before.keys()])
    expect(after.size).toBeGreaterThan(60)
    const traces = [...after].filter(([, text]) => /zebra|-901|drill|DRL-/i.test(text)).map(([path]) => path)
    expect(traces).toEqual([])
    expect(app.box.mails.filter(({ to }) => to.includes('reader'))).toEqual([])
    expect((await app.fetch(`/incidents/${id}`)).status).toBe(404)
    expect((await app.fetch(`/api/v1/incidents/${id}`)).status).toBe(404)
    expect(app.errors).toEqual([])
  })

  it('has none either for whoever holds a token, but in the list of drills and in who began one', async () => {
    await workThrough()
    const lists = ['incidents', 'maintenances', 'components', 'subscribers', 'deliveries', 'audit']
    for (const list of lists) {
      const text = await (await app.call('GET', `/api/v1/${list}`)).text()
      expect(text, list).not.toMatch(/zebra|-901/i)
    }
    expect((await app.call('GET', `/api/v1/incidents/${id}`)).status).toBe(404)
  })
})

/** Every document that is published, as a directory or a mirror would get it, and every address that answers by itself. */
async function everythingPublic(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const collect = {
    publish: (documents: ReadonlyMap<string, PublishedDocument>) => {
      for (const [path, { plain }] of documents) found.set(path, new TextDecoder().decode(plain))
      return Promise.resolve()
    },
    keepOnly: () => Promise.resolve(),
  }
  const publication = await startPublication({
    ...app.console,
    pages: plainPages,
    encode,
    publishers: [collect],
  })
  await publication.refresh()
  await publication.settled()
  await publication.stop()
  const addresses = app.routes
    .filter(({ method, path }) => method === 'GET' && !path.startsWith('/admin') && !/[:*]/.test(path))
    .map(({ path }) => path)
  const others = ['/badge.svg', '/history?component=authentication', '/history?severity=P1']
  for (const path of new Set([...found.keys(), ...addresses, ...others]))
    found.set(`served ${path}`, await (await app.fetch(path)).text())
  return found
}
