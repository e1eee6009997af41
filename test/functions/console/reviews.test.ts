import { beforeEach, describe, expect, it } from 'vitest'
import type { ReviewState } from '#core/reviews/due.ts'
import { day } from '#core/words/times.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

let app: TestApp
let mara: Person
let person: Awaited<ReturnType<typeof testDesk>>['person']
beforeEach(async () => {
  ;({ app, mara, person } = await testDesk())
})

interface Shown {
  reviews: { reviews: ReviewState[]; names: Record<string, string> }
  overdue?: { id: string; overdue: number }[]
  refused: { mistakes: { field: string }[]; message: string; form: Record<string, string[]> } | null
}
const shown = async (response: Response) => (await modelOf(response)).console as unknown as Shown
const state = async (id: string) =>
  (await shown(await mara.get('/admin/reviews'))).reviews.reviews.find((each) => each.id === id)

describe('the reviews at the console', () => {
  it('are listed with what is due next', async () => {
    const { reviews } = (await shown(await mara.get('/admin/reviews'))).reviews
    expect(reviews.map(({ id }) => id)).toEqual(app.deps.content.reviews.map(({ id }) => id))
    expect(reviews[0]).toMatchObject({ every: 'week', last: null, dueOn: '2026-11-24', overdue: 0 })
  })

  it('are recorded by name, with a day and a note', async () => {
    const sent = await mara.post('/admin/reviews', {
      id: 'channels',
      on: '2026-11-16',
      note: 'All **four** answered.',
    })
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/admin/reviews'])
    const { reviews, names } = (await shown(await mara.get('/admin/reviews'))).reviews
    const channels = reviews.find(({ id }) => id === 'channels')
    expect(channels).toMatchObject({ dueOn: '2026-11-23', last: { on: '2026-11-16' } })
    expect(channels?.last?.note?.source).toBe('All **four** answered.')
    expect(names[channels?.last?.by ?? '']).toBe('Mara Lind')
  })

  it.each([
    [{ on: 'soon' }, 422, 'on'],
    [{ on: '2026-11-18' }, 422, 'on'],
    [{ note: 'x'.repeat(30_000) }, 422, 'note'],
    [{ id: 'coffee' }, 404, undefined],
    [{ id: '' }, 404, undefined],
  ])('refuse %j, and keep every word', async (more, status, field) => {
    const form = { id: 'channels', on: '2026-11-17', note: 'Nobody answered.', ...more }
    const response = await mara.post('/admin/reviews', form)
    const { refused } = await shown(response)
    expect([response.status, refused?.mistakes[0]?.field]).toEqual([status, field])
    expect(refused?.form).toMatchObject({ id: [form.id], on: [form.on], note: [form.note] })
    expect((await state('channels'))?.last).toBeNull()
  })

  it('are read by everybody, and recorded by who may speak', async () => {
    const [viewer, lead] = [await person('viewer'), await person('communications_lead')]
    expect((await viewer.get('/admin/reviews')).status).toBe(200)
    expect((await viewer.post('/admin/reviews', { id: 'channels' })).status).toBe(403)
    expect((await lead.post('/admin/reviews', { id: 'channels' })).status).toBe(303)
  })

  it('are recorded once when the form is sent twice', async () => {
    const form = { id: 'channels', on: '2026-11-17', once: 'a-form' }
    for (const _ of [1, 2]) expect((await mara.post('/admin/reviews', form)).status).toBe(303)
  })
})

describe('what is overdue', () => {
  it('is said where work begins, and only then', async () => {
    expect((await shown(await mara.get('/admin'))).overdue).toEqual([])
    // The page has been open for nine days; a session does not last that long.
    const [page] = await app.deps.store.get([['page']])
    await app.deps.store.commit({
      expect: [{ key: ['page'], version: page?.version ?? null }],
      put: [{ key: ['page'], value: { openedAt: new Date(app.deps.clock.now() - 9 * day).toISOString() } }],
      remove: [],
    })
    expect((await shown(await mara.get('/admin'))).overdue).toMatchObject([{ id: 'channels', overdue: 2 }])
    await app.call('POST', '/api/v1/incidents', { title: 'Nobody can sign in', message: 'It is down.' })
    expect((await shown(await mara.get('/admin'))).overdue).toHaveLength(1)
    await mara.post('/admin/reviews', { id: 'channels' })
    expect((await shown(await mara.get('/admin'))).overdue).toEqual([])
  })

  it('is nothing that the public sees', async () => {
    await mara.post('/admin/reviews', { id: 'channels', note: 'Nobody answered.' })
    for (const path of ['/', '/api/v1/incidents', '/feed.json'])
      expect(await (await app.fetch(path)).text(), path).not.toContain('Nobody answered.')
  })
})
