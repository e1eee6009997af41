import { beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '#test/fakes/app.ts'
import { modelOf, type Person, testDesk } from './desk.ts'
import { subscribed } from '#test/fakes/subscribers.ts'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'

let app: TestApp
let mara: Person
let person: Awaited<ReturnType<typeof testDesk>>['person']
beforeEach(async () => {
  ;({ app, mara, person } = await testDesk())
})

interface Work {
  id: string
  title: string
  status: string
  scheduledFor: string
  components: string[]
  updates: { status: string; notified: boolean; message: { source: string } }[]
}
interface Shown {
  planned: { open: Work[]; past: Work[]; month: string; inMonth: Work[] }
  plan: { form: Record<string, string[]> }
  window: { maintenance: Work; form: Record<string, string[]> }
  work: {
    maintenance: Work
    form: Record<string, string[]>
    ahead: { what: string; at: string }[]
    onward: { status: string; people: { told: number } }[]
    sent: { id: string; told: number; heldUntil: string | null } | null
  }
  refused: { mistakes: { field: string }[]; form: Record<string, string[]> } | null
}
const shown = async (response: Response) => (await modelOf(response)).console as unknown as Shown

const plan = {
  title: 'New database',
  message: 'We move the **database**.',
  components: 'database',
  scheduledFor: '2026-11-30T05:00',
  scheduledUntil: '2026-11-30T07:00',
  repeat: '',
  recurrence: '',
  notify: 'all',
}
const planned = async (more: Record<string, string> = {}) => {
  const sent = await mara.post('/admin/planned/new', { ...plan, ...more })
  expect(sent.status).toBe(303)
  return sent.headers.get('Location') ?? ''
}

describe('planned work at the console', () => {
  it('is announced with its times in UTC, and stands in the list and in the calendar', async () => {
    const address = await planned()
    expect((await shown(await mara.get(address))).work.maintenance).toMatchObject({
      title: 'New database',
      status: 'scheduled',
      components: ['database'],
      scheduledFor: '2026-11-30T05:00:00.000Z',
    })
    const { planned: list } = await shown(await mara.get('/admin/planned'))
    expect([list.month, list.open.length, list.inMonth.length]).toEqual(['2026-11', 1, 1])
    const december = await shown(await mara.get('/admin/planned?month=2026-12'))
    expect([december.planned.month, december.planned.inMonth]).toEqual(['2026-12', []])
    expect((await shown(await mara.get('/admin/planned?month=soon'))).planned.month).toBe('2026-11')
  })

  it('offers a window that can be sent as it stands', async () => {
    const { form } = (await shown(await mara.get('/admin/planned/new'))).plan
    expect(form).toEqual({ scheduledFor: ['2026-11-24T03:00'], scheduledUntil: ['2026-11-24T05:00'] })
  })

  it.each([
    [{ notify: '' }, 'notify'],
    [{ scheduledUntil: '2026-11-30T04:00' }, 'scheduledUntil'],
    [{ scheduledFor: 'soon' }, 'scheduledFor'],
    [{ repeat: 'rule', recurrence: 'OFTEN' }, 'recurrence'],
    [{ repeat: 'rule' }, 'recurrence'],
    [{ title: '' }, 'title'],
  ])('with %j is refused by the field %s, and keeps every word', async (more, field) => {
    const response = await mara.post('/admin/planned/new', { ...plan, ...more })
    const { refused } = await shown(response)
    expect([response.status, refused?.mistakes[0]?.field]).toEqual([422, field])
    expect(refused?.form.message).toEqual([plan.message])
    expect((await shown(await mara.get('/admin/planned'))).planned.open).toEqual([])
  })

  it('is planned once when the form is sent twice', async () => {
    const once = { once: 'a-form' }
    expect(await planned(once)).toBe(await planned(once))
    expect((await shown(await mara.get('/admin/planned'))).planned.open).toHaveLength(1)
  })

  it('repeats, and is called off one by one or as a whole', async () => {
    const address = await planned({ repeat: 'FREQ=WEEKLY' })
    const open = async () => (await shown(await mara.get('/admin/planned'))).planned.open.length
    const all = await open()
    expect(all).toBeGreaterThan(1)
    await mara.post(`${address}/cancel`, { notify: 'quiet', series: 'no', message: '' })
    expect(await open()).toBe(all - 1)
    const { planned: list } = await shown(await mara.get('/admin/planned'))
    await mara.post(`/admin/planned/${list.open[0]?.id ?? ''}/cancel`, { notify: 'quiet', series: 'yes' })
    expect(await open()).toBe(0)
  })

  it('is moved, and tells whom the form says', async () => {
    const address = await planned({ notify: 'quiet' })
    const { form } = (await shown(await mara.get(`${address}/change`))).window
    const changed = { ...plan, message: '', scheduledFor: '2026-11-30T06:00', notify: 'quiet' }
    expect(form).toMatchObject({ title: ['New database'], scheduledFor: ['2026-11-30T05:00'] })
    expect((await mara.post(`${address}/change`, changed)).headers.get('Location')).toBe(address)
    expect((await shown(await mara.get(address))).work.maintenance.scheduledFor).toBe(
      '2026-11-30T06:00:00.000Z',
    )
    expect(await app.deps.store.list(['notice-told'], { limit: 1 })).toEqual([])
    await mara.post(`${address}/change`, { ...changed, scheduledFor: '2026-11-30T06:30', notify: 'all' })
    expect(await app.deps.store.list(['notice-told'], { limit: 2 })).toHaveLength(1)
  })

  it('says that nothing would change', async () => {
    const address = await planned()
    const refused = await mara.post(`${address}/change`, { ...plan, message: '' })
    expect(refused.status).toBe(422)
  })

  it('is read by everybody, and written by who may speak', async () => {
    const address = await planned()
    const viewer = await person('viewer')
    expect((await viewer.get(address)).status).toBe(200)
    for (const path of ['/admin/planned/new', address, `${address}/change`, `${address}/cancel`])
      expect((await viewer.post(path, plan)).status).toBe(403)
  })

  it('keeps its emails back for ten seconds, in which they can be stopped', async () => {
    await subscribed(app.deps, 'reader@example.com')
    await planned()
    await planned({ title: 'Another one' })
    const { items } = await listDeliveries(app.deps, { limit: 10, after: null })
    expect(items.map(({ heldUntil }) => heldUntil !== null)).toEqual([true, true])
    await mara.post(`/admin/sent/${items[0]?.id ?? ''}/withhold`)
    await app.deliver()
    expect(app.box.mails).toEqual([])
    app.deps.clock.pass(10_000)
    await app.deliver()
    expect(app.box.mails).toHaveLength(1)
  })
})

describe('an announcement whose emails were stopped', () => {
  const record = async (address: string) => {
    const id = address.replace('/admin/planned/', '')
    const answer = await app.call('GET', `/api/v1/maintenances/${id}`)
    return (await answer.json()) as { updates: { notified: boolean; notice?: string }[] }
  }

  it('says in every record that nobody was written to', async () => {
    await subscribed(app.deps, 'reader@example.com')
    const address = await planned()
    expect((await record(address)).updates).toMatchObject([{ notified: true }])
    const { items } = await listDeliveries(app.deps, { limit: 1, after: null })
    const stopped = await mara.post(`/admin/sent/${items[0]?.id ?? ''}/withhold`)
    expect(stopped.headers.get('Location')).toBe(address)
    const { updates } = await record(address)
    expect(updates).toMatchObject([{ notified: false }])
    expect(updates[0]).not.toHaveProperty('notice')
    const { work } = await shown(await mara.get(address))
    expect(work.maintenance.updates).toMatchObject([{ notified: false }])
    await app.publish()
    const { scheduled_maintenances: listed } = (await (
      await app.fetch('/api/v2/scheduled-maintenances.json')
    ).json()) as { scheduled_maintenances: { incident_updates: unknown[] }[] }
    expect(listed[0]?.incident_updates).toMatchObject([{ deliver_notifications: false }])
  })

  it('leaves every other update as it was', async () => {
    const address = await planned()
    const moved = { ...plan, message: '', scheduledFor: '2026-11-30T06:00' }
    await mara.post(`${address}/change`, moved)
    const { items } = await listDeliveries(app.deps, { limit: 1, after: null })
    await mara.post(`/admin/sent/${items[0]?.id ?? ''}/withhold`)
    expect((await record(address)).updates).toMatchObject([{ notified: true }, { notified: false }])
  })
})

describe('the desk of one planned work', () => {
  const work = async (address: string) => (await shown(await mara.get(address))).work

  it('says what happens by itself, and leaves alone what is far ahead', async () => {
    const address = await planned()
    const { ahead, form, onward } = await work(address)
    expect(ahead).toEqual([
      { what: 'remind', at: '2026-11-29T05:00:00.000Z' },
      { what: 'begin', at: '2026-11-30T05:00:00.000Z' },
      { what: 'end', at: '2026-11-30T07:00:00.000Z' },
    ])
    expect([form.status, onward.map(({ status }) => status)]).toEqual([
      ['scheduled'],
      ['scheduled', 'in_progress'],
    ])
  })

  it('offers the next right step first, from its beginning to its end', async () => {
    const address = await planned({ scheduledFor: '2026-11-17T03:30', scheduledUntil: '2026-11-17T05:00' })
    for (const [before, next, message] of [
      ['scheduled', 'in_progress', 'Planned work has begun.'],
      ['in_progress', 'verifying', 'The planned work is done. We are checking that everything works.'],
      ['verifying', 'completed', 'Planned work is finished.'],
    ] as const) {
      const { form, maintenance } = await work(address)
      expect([maintenance.status, form.status]).toEqual([before, [next]])
      const sent = await mara.post(address, { status: next, before, message: '', notify: 'quiet' })
      expect(sent.headers.get('Location')).toBe(`${address}?sent=${maintenance.updates.length + 1}`)
      expect((await work(address)).maintenance.updates.at(-1)).toMatchObject({
        status: next,
        message: { source: message },
      })
    }
    const { onward, ahead } = await work(address)
    expect([onward, ahead]).toEqual([[], []])
  })

  it('takes a word that changes nothing', async () => {
    const address = await planned()
    const word = { status: 'scheduled', before: 'scheduled', message: 'We bring **spares**.' }
    await mara.post(address, { ...word, notify: 'quiet' })
    const { maintenance } = await work(address)
    expect(maintenance).toMatchObject({
      status: 'scheduled',
      updates: [{}, { status: 'scheduled', notified: false, message: { source: word.message } }],
    })
  })

  it('counts whom each step would write to, and keeps the emails back for ten seconds', async () => {
    await subscribed(app.deps, 'reader@example.com')
    const address = await planned({ notify: 'quiet' })
    const { onward } = await work(address)
    expect(onward.map(({ people }) => people.told)).toEqual([1, 1])
    const begin = { status: 'in_progress', before: 'scheduled', message: '', notify: 'all' }
    await mara.post(address, begin)
    const { sent } = await work(address)
    expect(sent).toMatchObject({ told: 1, heldUntil: '2026-11-17T02:41:10.000Z' })
    await app.deliver()
    expect(app.box.mails).toEqual([])
    app.deps.clock.pass(10_000)
    await app.deliver()
    expect(app.box.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('Begins')])
  })

  it('is told once when the form is sent twice', async () => {
    const address = await planned()
    const begin = { status: 'in_progress', before: 'scheduled', notify: 'quiet', once: 'a-form' }
    await mara.post(address, begin)
    await mara.post(address, begin)
    expect((await work(address)).maintenance.updates).toHaveLength(2)
  })

  it.each([
    [{ notify: '' }, 'notify', 422],
    [{ message: ' ' }, 'message', 422],
    [{ status: 'soon' }, 'status', 422],
    [{ status: '' }, 'status', 422],
    [{ status: 'completed' }, undefined, 409],
  ])('with %j is refused, names the field, and keeps every word', async (more, field, status) => {
    const address = await planned()
    const word = { status: 'scheduled', before: 'scheduled', message: 'We bring spares.', notify: 'quiet' }
    const response = await mara.post(address, { ...word, ...more })
    const { refused, work: after } = await shown(response)
    expect([response.status, refused?.mistakes[0]?.field]).toEqual([status, field])
    expect(refused?.form.message).toEqual([{ ...word, ...more }.message])
    expect(after.maintenance.updates).toHaveLength(1)
  })
})
