import { describe, expect, it, onTestFinished } from 'vitest'
import { eventually } from '#test/e2e/process.ts'
import { onEveryRuntime } from './on-every-runtime.ts'

/** Node with Upstash looks every half minute, because every look is billed. */
const longestLook = 45_000

interface Maintenance {
  id: string
  status: string
  updates: object[]
}

onEveryRuntime(({ page, ask }) => {
  const path = '/api/v1/maintenances'
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
  const usual = {
    title: 'The database gets a new version',
    message: 'Reports can be read, but **not** saved.',
    components: ['database'],
    scheduledFor: '2027-01-15T06:00:00+01:00',
    scheduledUntil: '2027-01-15T06:30:00Z',
  }
  const post = (more: object = {}, headers?: Record<string, string>) =>
    ask.post(path, { ...usual, ...more }, headers)
  const schedule = async (more?: object) => {
    const { id } = (await post(more)).json<Maintenance>()
    onTestFinished(async () => void (await ask.cancel(`${path}/${id}`)))
    return id
  }
  const get = async (id: string) => (await ask.get(`${path}/${id}`)).json<Maintenance>()
  const total = async () => (await ask.get(path)).json<{ total: number }>().total

  describe('planned work over the API', () => {
    it('is scheduled, and shown on the page, to clients of Statuspage and in the calendar', async () => {
      const answer = await post()
      const { id } = answer.json<Maintenance>()
      expect([answer.status, answer.json()]).toMatchObject([
        201,
        {
          url: `${page().url}/maintenance/${id}`,
          status: 'scheduled',
          components: ['database'],
          scheduledFor: '2027-01-15T05:00:00.000Z',
          scheduledUntil: '2027-01-15T06:30:00.000Z',
          updates: [{ html: '<p>Reports can be read, but <strong>not</strong> saved.</p>' }],
        },
      ])
      expect(await get(id)).toEqual(answer.json())
      for (const output of [
        '/',
        `/maintenance/${id}`,
        '/maintenance.ics',
        '/maintenance/database.ics',
        '/api/v2/scheduled-maintenances.json',
        '/api/v2/scheduled-maintenances/upcoming.json',
      ])
        expect([output, (await ask.get(output)).text]).toEqual([
          output,
          expect.stringContaining('The database gets a new version') as string,
        ])
      expect((await ask.get('/api/v2/scheduled-maintenances/active.json')).text).not.toContain('new version')
      await ask.cancel(`${path}/${id}`)
    })

    it('is scheduled once under one key', async () => {
      const key = { 'Idempotency-Key': crypto.randomUUID() }
      const first = await post({}, key)
      const before = await total()
      const again = await post({}, key)
      expect([first.status, again.status, again.json()]).toEqual([201, 200, first.json()])
      expect((await post({ title: 'Another' }, key)).status).toBe(409)
      expect(await total()).toBe(before)
      await ask.cancel(`${path}/${first.json<Maintenance>().id}`)
    })

    it.each([
      [{ title: undefined }, 'title', 'text', 'nothing'],
      [{ scheduledFor: 'tomorrow' }, 'scheduledFor', 'an instant like 2026-11-17T02:41:00Z', '"tomorrow"'],
      [{ remindMinutes: 0 }, 'remindMinutes', '1 or more', '0'],
    ])('%j is refused, naming the field', async (more, field, expected, got) => {
      const answer = await post(more)
      expect([answer.status, answer.json()]).toMatchObject([400, { errors: [{ field, expected, got }] }])
    })

    it('is moved, begun, prolonged, checked and completed by hand', async () => {
      const id = await schedule({ autoStart: false })
      const moved = await ask.patch(`${path}/${id}`, {
        scheduledFor: later(600),
        scheduledUntil: later(3600),
      })
      expect(moved.status).toBe(200)
      const begun = await ask.post(`${path}/${id}/updates`, { message: 'We begin.', status: 'in_progress' })
      expect([begun.status, begun.json()]).toMatchObject([201, { maintenance: { status: 'in_progress' } }])
      expect((await ask.get('/api/v2/scheduled-maintenances/active.json')).text).toContain('We begin.')
      expect((await ask.get('/badge/database.svg')).text).toContain('aintenance')
      const longer = { message: 'It takes longer.', scheduledUntil: later(7200) }
      expect((await ask.post(`${path}/${id}/updates`, longer)).json()).toMatchObject({
        status: 'in_progress',
      })
      await ask.post(`${path}/${id}/updates`, { message: 'We check it.', status: 'verifying' })
      await ask.post(`${path}/${id}/updates`, { message: 'Done.', status: 'completed' })
      expect(await get(id)).toMatchObject({ status: 'completed', overrun: false })
      expect((await ask.get('/badge/database.svg')).text).toContain('Operational')
    })

    it('is cancelled with and without words, once and with all that follow', async () => {
      const [one, other, series] = [
        await schedule(),
        await schedule(),
        await schedule({ recurrence: 'FREQ=WEEKLY' }),
      ]
      expect((await ask.cancel(`${path}/${one}`)).json()).toMatchObject({
        status: 'cancelled',
        cancelled: [one],
      })
      const words = { message: 'Not this week.', notify: false }
      expect((await ask.cancel(`${path}/${other}`, words)).json()).toMatchObject({
        updates: [{}, { message: 'Not this week.', notified: false }],
      })
      const all = await ask.cancel(`${path}/${series}?series=true`)
      expect(all.json<{ cancelled: string[] }>().cancelled).toContain(series)
      expect((await ask.get('/api/v2/scheduled-maintenances/upcoming.json')).json()).toMatchObject({
        scheduled_maintenances: [],
      })
    })

    it('is listed from the latest start on, page by page', async () => {
      const ids = [await schedule(), await schedule({ scheduledFor: '2027-01-14T00:00:00Z' })]
      const all = await total()
      const listed: string[] = []
      let after: string | null = ''
      while (after !== null && listed.length < all) {
        const list: { items: Maintenance[]; next: string | null } = (
          await ask.get(`${path}?limit=1${after && `&after=${after}`}`)
        ).json()
        listed.push(...list.items.map(({ id }) => id))
        after = list.next
      }
      expect([after, listed.length]).toEqual([null, all])
      expect(listed.filter((id) => ids.includes(id))).toEqual(ids)
      expect((await ask.get(`${path}?after=MNT-2020-01-01-001`)).status).toBe(404)
    })

    it('begins and ends by itself when its time has come', async () => {
      const beginning = await schedule({
        title: 'It begins',
        scheduledFor: later(1),
        scheduledUntil: later(3600),
      })
      const ending = await schedule({ title: 'It ends', scheduledFor: later(-60), scheduledUntil: later(1) })
      expect([(await get(beginning)).status, (await get(ending)).status]).toEqual([
        'scheduled',
        'in_progress',
      ])
      const active = async () => {
        await page().minute()
        const { scheduled_maintenances } = (
          await ask.get('/api/v2/scheduled-maintenances/active.json')
        ).json<{
          scheduled_maintenances: { name: string }[]
        }>()
        return scheduled_maintenances.map(({ name }) => name)
      }
      await eventually(active, (names) => names.join() === 'It begins', longestLook)
      expect([(await get(beginning)).status, (await get(ending)).status]).toEqual([
        'in_progress',
        'completed',
      ])
      expect((await get(ending)).updates.at(-1)).toMatchObject({ status: 'completed', automatic: true })
    })
  })

  describe('a service of its own accord', () => {
    it('shows its baseline when no incident says worse', async () => {
      const set = (status: string) => ask.patch('/api/v1/components/api', { status })
      onTestFinished(async () => void (await set('operational')))
      const answer = await set('degraded_performance')
      expect([answer.status, answer.json()]).toEqual([200, { id: 'api', baseline: 'degraded_performance' }])
      expect((await ask.get('/api/v2/status.json')).json()).toMatchObject({ status: { indicator: 'minor' } })
      const { items, total: count } = (await ask.get('/api/v1/components')).json<{
        items: object[]
        total: number
      }>()
      expect(items).toContainEqual(expect.objectContaining({ id: 'api', status: 'degraded_performance' }))
      expect(items).toHaveLength(count)
      await set('operational')
      expect((await ask.get('/api/v2/status.json')).json()).toMatchObject({ status: { indicator: 'none' } })
      expect((await ask.patch('/api/v1/components/warp', { status: 'operational' })).status).toBe(400)
    })
  })
})
