import { beforeEach, describe, expect, it } from 'vitest'
import { takeImports } from '#functions/jobs/take-imports.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

let app: TestApp
let mara: Person
let person: Awaited<ReturnType<typeof testDesk>>['person']
beforeEach(async () => {
  ;({ app, mara, person } = await testDesk())
})

interface Shown {
  subscribers: { items: { id: string; email: string; state: string }[]; total: number; next: string | null }
  importJob: { added: number; finishedAt: string | null }
  refused: { mistakes: { field: string }[] } | null
}
const shown = async (response: Response): Promise<Shown> =>
  (await modelOf(response)).console as unknown as Shown
const list = async (query = '') => (await shown(await mara.get(`/admin/subscribers${query}`))).subscribers

/** A file, as a browser sends it. */
async function file(text: string): Promise<Response> {
  const form = new FormData()
  form.set('file', new File([text], 'people.csv', { type: 'text/csv' }))
  return mara.upload('/admin/subscribers/import', form)
}
const many = (count: number) =>
  ['email', ...Array.from({ length: count }, (_, index) => `s${index}@example.com`)].join('\n')

describe('the subscribers at the console', () => {
  it('come in as a file, and are found again', async () => {
    const sent = await file('email,components\nana@example.com,api\nben@example.com,\n')
    expect(sent.status).toBe(303)
    const page = await mara.get(sent.headers.get('Location') ?? '')
    expect(page.headers.get('Refresh')).toBeNull()
    expect((await shown(page)).importJob).toMatchObject({ added: 2 })
    expect((await list('?search=ANA&component=&severity=&state=')).items.map(({ email }) => email)).toEqual([
      'ana@example.com',
    ])
    expect((await list('?component=database')).items.map(({ email }) => email)).toEqual(['ben@example.com'])
  })

  it('come in while nobody watches, and whoever comes back sees how far it is', async () => {
    const address = (await file(many(300))).headers.get('Location') ?? ''
    const before = await mara.get(address)
    expect(before.headers.get('Refresh')).toBe('2')
    expect((await shown(before)).importJob).toMatchObject({ added: 200, finishedAt: null })
    await takeImports(app.deps)
    expect((await shown(await mara.get(address))).importJob).toMatchObject({ added: 300 })
    expect(await list()).toMatchObject({ total: 300, next: expect.any(String) as string })
  })

  it('say what is wrong with a file, and stay as they are', async () => {
    for (const [text, field] of [
      ['', 'file'],
      ['name\nana', 'line 1'],
    ] as const) {
      const refused = await file(text)
      expect([refused.status, (await shown(refused)).refused?.mistakes[0]?.field]).toEqual([422, field])
    }
    expect((await list()).total).toBe(0)
  })

  it('are sent nothing, are written to again, and say so', async () => {
    await file('email\nana@example.com\n')
    const form = { email: 'ana@example.com', reason: 'bounced' }
    const done = await mara.post('/admin/subscribers/suppress', form)
    expect(done.headers.get('Location')).toBe('/admin/subscribers?done=suppressed')
    expect((await list('?state=suppressed')).items).toHaveLength(1)
    await mara.post('/admin/subscribers/unsuppress', { email: 'ana@example.com' })
    expect((await list('?state=suppressed')).items).toHaveLength(0)
    const wrong = await mara.post('/admin/subscribers/suppress', { email: 'ana' })
    expect([wrong.status, (await shown(wrong)).refused?.mistakes[0]?.field]).toEqual([422, 'email'])
  })

  it('are removed for good behind a page of its own, and not by a viewer', async () => {
    await file('email\nana@example.com\n')
    const [ana] = (await list()).items
    const address = `/admin/subscribers/${ana?.id ?? ''}/remove`
    const lead = await person('viewer')
    expect((await lead.post(address)).status).toBe(403)
    expect(await (await mara.get(address)).text()).toContain('ana@example.com')
    expect((await list()).total).toBe(1)
    expect((await mara.post(address)).headers.get('Location')).toBe('/admin/subscribers?done=removed')
    expect((await list()).total).toBe(0)
    expect((await mara.get(address)).status).toBe(404)
  })

  it('name a filter that is not understood, and show everybody', async () => {
    await file('email\nana@example.com\n')
    const page = await mara.get('/admin/subscribers?state=gone')
    expect(page.status).toBe(422)
    const { refused, subscribers } = await shown(page)
    expect([refused?.mistakes[0]?.field, subscribers.total]).toEqual(['state', 1])
  })
})
