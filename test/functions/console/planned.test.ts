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
}
interface Shown {
  planned: { open: Work[]; past: Work[]; month: string; inMonth: Work[] }
  plan: { form: Record<string, string[]> }
  window: { maintenance: Work; form: Record<string, string[]> }
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
    expect((await shown(await mara.get(address))).window.maintenance).toMatchObject({
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
    const { form } = (await shown(await mara.get(address))).window
    const changed = { ...plan, message: '', scheduledFor: '2026-11-30T06:00', notify: 'quiet' }
    expect(form).toMatchObject({ title: ['New database'], scheduledFor: ['2026-11-30T05:00'] })
    expect((await mara.post(address, changed)).headers.get('Location')).toBe(address)
    expect((await shown(await mara.get(address))).window.maintenance.scheduledFor).toBe(
      '2026-11-30T06:00:00.000Z',
    )
    expect(await app.deps.store.list(['notice-told'], { limit: 1 })).toEqual([])
    await mara.post(address, { ...changed, scheduledFor: '2026-11-30T06:30', notify: 'all' })
    expect(await app.deps.store.list(['notice-told'], { limit: 2 })).toHaveLength(1)
  })

  it('says that nothing would change', async () => {
    const address = await planned()
    const refused = await mara.post(address, { ...plan, message: '' })
    expect(refused.status).toBe(422)
  })

  it('is read by everybody, and written by who may speak', async () => {
    const address = await planned()
    const viewer = await person('viewer')
    expect((await viewer.get(address)).status).toBe(200)
    for (const path of ['/admin/planned/new', address, `${address}/cancel`])
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
