import { expect, it } from 'vitest'
import { day, minute } from '#core/words/times.ts'
import { password } from '#test/fakes/operators.ts'
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

it('keeps what was filled in while it asks for a proof, through a wrong password, until its author goes on', async () => {
  const { app, mara } = await testDesk()
  app.deps.clock.pass(11 * minute)
  const form = { email: 'ben@example.com', role: 'viewer' }
  const asked = await mara.post('/admin/operators/invite', form)
  const written = { to: '/admin/operators/invite', form: { email: ['ben@example.com'], role: ['viewer'] } }
  expect(asked.status).toBe(401)
  expect((await modelOf(asked)).console).toMatchObject({ door: { hasPassword: true }, written })

  const kept = { keptFor: written.to, 'kept.email': form.email, 'kept.role': form.role, to: '/admin' }
  const wrong = await mara.post('/admin/prove', { ...kept, password: 'not this one' })
  expect((await modelOf(wrong)).console).toMatchObject({ refused: {}, written })
  const proved = await modelOf(await mara.post('/admin/prove', { ...kept, password }))
  expect(proved.console).toMatchObject({ written })
  expect(proved.console).not.toHaveProperty('door')
  expect(await app.deps.store.list(['invitation'], { limit: 10 })).toEqual([])
  expect((await mara.post(written.to, form)).status).toBe(200)
  expect(await app.deps.store.list(['invitation'], { limit: 10 })).toHaveLength(1)
})

it('writes no new password into a page, and sends nothing elsewhere than to the console', async () => {
  const { app, mara } = await testDesk()
  app.deps.clock.pass(11 * minute)
  const asked = await mara.post('/admin/me/password', { password: 'another one, as long' })
  expect([asked.status, await asked.text()]).toEqual([303, ''])
  const elsewhere = { keptFor: 'https://elsewhere.example.com/', 'kept.email': 'ben@example.com', password }
  const proved = await modelOf(await mara.post('/admin/prove', elsewhere))
  expect(proved.console).toMatchObject({ written: { to: '/admin' } })
})
