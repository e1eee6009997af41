import { beforeEach, describe, expect, it } from 'vitest'
import { statuspageId } from '#core/statuspage-id.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'

const path = '/api/v1/maintenances'
const usual = {
  title: 'The database gets a new version',
  message: 'Reports can be read, but **not** saved.',
  components: ['database'],
  scheduledFor: '2026-11-20T06:00:00+01:00',
  scheduledUntil: '2026-11-20T06:30:00Z',
}

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const post = (more: object = {}, headers?: Record<string, string>) =>
  app.call('POST', path, { ...usual, ...more }, headers)
const scheduled = async (more: object = {}) => String((await json(await post(more))).id)
const get = async (id: string) => json(await app.fetch(`${path}/${id}`))
const total = async () => (await json(await app.fetch(path))).total

describe('POST /api/v1/maintenances', () => {
  it('answers 201 with itself and its address, every instant in UTC', async () => {
    const response = await post()
    expect(response.status).toBe(201)
    expect(await json(response)).toEqual({
      id: 'MNT-2026-11-20-001',
      url: 'https://status.example.com/maintenance/MNT-2026-11-20-001',
      title: usual.title,
      status: 'scheduled',
      components: ['database'],
      scheduledFor: '2026-11-20T05:00:00.000Z',
      scheduledUntil: '2026-11-20T06:30:00.000Z',
      announcedUntil: '2026-11-20T06:30:00.000Z',
      startedAt: null,
      completedAt: null,
      createdAt: '2026-11-17T02:41:00.000Z',
      updatedAt: '2026-11-17T02:41:00.000Z',
      autoStart: true,
      autoComplete: true,
      notify: true,
      remindMinutes: 1440,
      remindedAt: null,
      overrun: false,
      series: null,
      updates: [
        {
          id: expect.any(String) as string,
          status: 'scheduled',
          message: usual.message,
          html: '<p>Reports can be read, but <strong>not</strong> saved.</p>',
          at: '2026-11-17T02:41:00.000Z',
          notified: true,
          automatic: false,
          scheduledFor: '2026-11-20T05:00:00.000Z',
          scheduledUntil: '2026-11-20T06:30:00.000Z',
        },
      ],
    })
  })

  it('knows a service by name, alias and Statuspage id', async () => {
    const components = [statuspageId('component', 'api'), 'Database', 'db']
    expect(await json(await post({ components }))).toMatchObject({ components: ['api', 'database'] })
  })

  it('starts a series, and says how it repeats', async () => {
    const response = await post({ recurrence: 'FREQ=MONTHLY;BYDAY=3FR;COUNT=4', remindMinutes: null })
    expect(await json(response)).toMatchObject({
      remindMinutes: null,
      series: {
        id: 'SER-2026-11-20-001',
        occurrence: 1,
        recurrence: 'FREQ=MONTHLY;BYDAY=3FR;COUNT=4',
        repeats: 'every month on the third Friday, four times',
      },
    })
    expect(await total()).toBe(2)
  })

  it('changes nothing when the same call is repeated with the same key', async () => {
    const first = await post({}, { 'Idempotency-Key': 'once' })
    const again = await post({}, { 'Idempotency-Key': 'once' })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(await json(again)).toEqual(await json(first))
    expect(await total()).toBe(1)
    const other = await post({ title: 'Another' }, { 'Idempotency-Key': 'once' })
    expect(other.status).toBe(409)
  })
})

describe('bad input', () => {
  it.each([
    [{ title: undefined }, 'title', 'text', 'nothing'],
    [{ title: '' }, 'title', 'some text', '""'],
    [{ message: 7 }, 'message', 'text', '7'],
    [{ components: 'database' }, 'components', 'a list', '"database"'],
    [
      { components: ['warp'] },
      'components[0]',
      'a component, one of dashboard-ui, authentication, api, database, integrations, notifications',
      '"warp"',
    ],
    [{ scheduledFor: 'tomorrow' }, 'scheduledFor', 'an instant like 2026-11-17T02:41:00Z', '"tomorrow"'],
    [{ scheduledUntil: undefined }, 'scheduledUntil', 'an instant like 2026-11-17T02:41:00Z', 'nothing'],
    [
      { scheduledUntil: '2026-11-20T04:00:00Z' },
      'scheduledUntil',
      'an instant after the start, 2026-11-20T05:00:00.000Z',
      '"2026-11-20T04:00:00.000Z"',
    ],
    [{ remindMinutes: 0 }, 'remindMinutes', '1 or more', '0'],
    [{ remindMinutes: 1.5 }, 'remindMinutes', 'a whole number', '1.5'],
    [{ autoStart: 'yes' }, 'autoStart', 'true or false', '"yes"'],
    [{ colour: 'blue' }, 'colour', 'no such field', '"blue"'],
    [
      { recurrence: 'FREQ=HOURLY' },
      'recurrence',
      'FREQ as DAILY, WEEKLY, MONTHLY or YEARLY',
      '"FREQ=HOURLY"',
    ],
  ])(
    '%j is refused, naming the field, what was expected and what came',
    async (more, field, expected, got) => {
      const response = await post(more)
      expect(response.status).toBe(400)
      expect((await json(response)).errors).toContainEqual({ field, expected, got })
      expect([await total(), app.errors]).toEqual([0, []])
    },
  )

  it.each([
    ['an empty change', 'PATCH', '', {}, 400],
    ['an unknown step', 'POST', '/updates', { message: 'x', status: 'scheduled' }, 400],
    ['a cancellation in other words', 'DELETE', '', { reason: 'x' }, 400],
    ['the series of what does not repeat', 'DELETE', '?series=true', undefined, 400],
    ['a flag that is none', 'DELETE', '?series=all', undefined, 400],
    ['a step that is too early', 'POST', '/updates', { message: 'x', status: 'completed' }, 409],
  ])('%s is refused and changes nothing', async (_, method, under, body, status) => {
    const id = await scheduled()
    const before = await get(id)
    const response = await app.call(method, `${path}/${id}${under}`, body)
    expect([response.status, app.errors]).toEqual([status, []])
    expect(await get(id)).toEqual(before)
  })

  it.each(['MNT-2026-01-01-001', '%00', 'INC-2026-11-05-001'])('%s is none', async (id) => {
    for (const [method, under, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { title: 'x' }],
      ['DELETE', '', undefined],
      ['POST', '/updates', { message: 'x' }],
    ] as const) {
      const response = await app.call(method, `${path}/${id}${under}`, body)
      expect([method, response.status]).toEqual([method, id === '%00' ? 400 : 404])
    }
    expect(app.errors).toEqual([])
  })

  it.each([
    ['no token', {}],
    ['a wrong token', { Authorization: 'Bearer wrong' }],
  ])('%s may read and not write', async (_, headers) => {
    const id = await scheduled()
    const before = await get(id)
    for (const [method, address] of [
      ['POST', path],
      ['PATCH', `${path}/${id}`],
      ['DELETE', `${path}/${id}`],
      ['POST', `${path}/${id}/updates`],
    ] as const) {
      const response = await app.fetch(address, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers } as Record<string, string>,
        body: JSON.stringify(usual),
      })
      expect([method, response.status]).toEqual([method, 401])
    }
    expect(await get(id)).toEqual(before)
    expect(await total()).toBe(1)
  })
})

describe('a window over the API', () => {
  it('is moved, begun, prolonged and completed', async () => {
    const id = await scheduled()
    const moved = await app.call('PATCH', `${path}/${id}`, {
      scheduledFor: '2026-11-21T05:00:00Z',
      scheduledUntil: '2026-11-21T06:00:00Z',
    })
    expect(await json(moved)).toMatchObject({ scheduledFor: '2026-11-21T05:00:00.000Z' })

    app.deps.clock.set('2026-11-21T05:00:00.000Z')
    await maintain(app.deps)
    const longer = await app.call('POST', `${path}/${id}/updates`, {
      message: 'It takes an hour more.',
      scheduledUntil: '2026-11-21T07:00:00Z',
    })
    expect(longer.status).toBe(201)
    expect(await json(longer)).toMatchObject({
      message: 'It takes an hour more.',
      status: 'in_progress',
      url: `https://status.example.com/maintenance/${id}`,
      maintenance: {
        id,
        scheduledUntil: '2026-11-21T07:00:00.000Z',
        announcedUntil: '2026-11-21T06:00:00.000Z',
      },
    })
    await app.call('POST', `${path}/${id}/updates`, { message: 'We check it.', status: 'verifying' })
    app.deps.clock.set('2026-11-21T07:10:00.000Z')
    await maintain(app.deps)
    expect(await get(id)).toMatchObject({ status: 'verifying', overrun: true })
    await app.call('POST', `${path}/${id}/updates`, { message: 'Done.', status: 'completed' })
    expect(await get(id)).toMatchObject({
      status: 'completed',
      overrun: false,
      completedAt: '2026-11-21T07:10:00.000Z',
    })
  })

  it('takes an update once under one key', async () => {
    const id = await scheduled()
    const update = () =>
      app.call('POST', `${path}/${id}/updates`, { message: 'A word.' }, { 'Idempotency-Key': 'k' })
    expect([(await update()).status, (await update()).status]).toEqual([201, 200])
    expect((await get(id)).updates).toHaveLength(2)
  })

  it('is cancelled with and without words', async () => {
    const [one, other] = [await scheduled(), await scheduled()]
    const plain = await app.call('DELETE', `${path}/${one}`)
    expect([plain.status, await json(plain)]).toMatchObject([
      200,
      {
        status: 'cancelled',
        cancelled: [one],
        updates: [{}, { message: 'This planned work will not take place.' }],
      },
    ])
    await app.call('DELETE', `${path}/${other}`, { message: 'Not this week.', notify: false })
    expect(await get(other)).toMatchObject({ updates: [{}, { message: 'Not this week.', notified: false }] })
  })

  it('is cancelled with all that follow', async () => {
    const id = await scheduled({ recurrence: 'FREQ=WEEKLY' })
    const response = await app.call('DELETE', `${path}/${id}?series=true`)
    expect((await json(response)).cancelled).toHaveLength(5)
  })

  it('marks the pages that must be published', async () => {
    const id = await scheduled()
    const left = await app.deps.store.list(['unpublished'], { limit: 10 })
    expect(left).toEqual([])
    app.deps.clock.set('2026-11-20T07:00:00.000Z')
    await maintain(app.deps)
    const marks = await app.deps.store.list(['unpublished'], { limit: 10 })
    expect(marks.map(({ key }) => key.join('/'))).toEqual([
      `unpublished/maintenance/${id}`,
      'unpublished/month/2026-11',
    ])
  })

  it('never shows who posted', async () => {
    const id = await scheduled()
    expect(JSON.stringify([await get(id), await json(await app.fetch(path))])).not.toContain('token:')
  })
})

describe('GET /api/v1/maintenances', () => {
  it('lists everything from the latest start on, page by page', async () => {
    for (const day of ['19', '21', '15', '20', '18'])
      await post({ scheduledFor: `2026-11-${day}T05:00:00Z`, scheduledUntil: `2026-11-${day}T06:00:00Z` })
    app.deps.clock.set('2026-11-19T05:30:00.000Z')
    await maintain(app.deps)
    const days: string[] = []
    for (let after: unknown = '', pages = 0; after !== null; pages++) {
      const list = await json(await app.fetch(`${path}?limit=2${after ? `&after=${String(after)}` : ''}`))
      days.push(...(list.items as { id: string }[]).map(({ id }) => id.slice(12, 14)))
      expect([list.total, pages < 5]).toEqual([5, true])
      after = list.next
    }
    expect(days).toEqual(['21', '20', '19', '18', '15'])
  })

  it('refuses to go on after what is not there', async () => {
    expect((await app.fetch(`${path}?after=MNT-2026-01-01-001`)).status).toBe(404)
    expect((await app.fetch(`${path}?limit=0`)).status).toBe(400)
  })
})
