import { expect, it } from 'vitest'
import { day } from '#core/words/times.ts'
import { modelOf, testDesk } from './desk.ts'

it('gives back what was written when the session ended meanwhile, and takes it once its author is in again', async () => {
  const { app, mara, person } = await testDesk()
  const form = { title: 'Nobody can sign in', message: 'New sign-ins fail.', notify: 'all', updates: '0' }
  app.deps.clock.pass(day)
  const answer = await mara.post('/admin/incidents/new', form)
  expect(answer.status).toBe(401)
  const { console } = await modelOf(answer)
  expect(console).toMatchObject({
    actor: null,
    written: { to: '/admin/incidents/new', form: { message: ['New sign-ins fail.'] } },
  })

  const back = await person('communications_lead')
  const { notify: _, ...kept } = form
  expect((await back.post('/admin/incidents/new', kept)).status).toBe(422)
  const again = await modelOf(await back.get('/admin/incidents/new'))
  expect(again.console).toMatchObject({ declare: { form: { message: ['New sign-ins fail.'] } } })
})

it('tells a script that nothing was kept, and shows a form without words the door', async () => {
  const { app, mara } = await testDesk()
  app.deps.clock.pass(day)
  const { status, headers } = await mara.post('/admin/sign-out')
  expect([status, headers.get('Location')?.startsWith('/admin/sign-in')]).toEqual([303, true])
  const answer = await app.fetch('https://status.example.com/admin/incidents/new/draft', {
    method: 'POST',
    headers: { Accept: 'application/json', Origin: 'https://status.example.com' },
    body: new URLSearchParams({ title: 'Nobody can sign in' }),
  })
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([401, 'application/problem+json'])
})
