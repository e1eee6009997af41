import { expect, it } from 'vitest'
import { minute } from '#core/words/times.ts'
import { modelOf, testDesk } from './desk.ts'

const id = 'INC-2026-11-17-001'

it('counts down until somebody is on what only the team knows, for whom may know it', async () => {
  const { app, mara, person } = await testDesk()
  await mara.post('/admin/incidents/new', {
    'answer.down': 'yes',
    title: 'Keys are public',
    message: 'Keys stand in a repository.',
    notify: 'private',
  })
  app.deps.clock.pass(20 * minute)
  const { console } = await modelOf(await mara.get('/admin/team'))
  expect(console).toMatchObject({
    next: { what: 'response', at: '2026-11-17T02:56:00.000Z', to: `/admin/private/${id}` },
  })
  const viewer = await person('viewer')
  expect((await modelOf(await viewer.get('/admin/team'))).console).toMatchObject({ next: null })

  await mara.post(`/admin/incidents/${id}/acknowledge`)
  expect((await modelOf(await mara.get('/admin/team'))).console).toMatchObject({ next: null })
})
