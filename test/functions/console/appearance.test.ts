import { expect, it } from 'vitest'
import { modelOf, testDesk } from './desk.ts'

it('wears what its operator chose, on every device, and by night in the zone that the browser named', async () => {
  const { mara, app } = await testDesk()
  const worn = async (zone?: string) => {
    const { console } = await modelOf(await mara.get('/admin', zone ? { zone } : {}))
    return (console as { scheme: string }).scheme
  }
  app.deps.clock.set('2026-11-17T12:00:00.000Z')
  expect([await worn(), await worn('Pacific/Auckland'), await worn('No/Where')]).toEqual([
    'device',
    'dark',
    'device',
  ])

  const answer = await mara.post('/admin/me/appearance', { appearance: 'light' })
  expect(answer.status).toBe(303)
  expect(await worn('Pacific/Auckland')).toBe('light')
  expect((await mara.post('/admin/me/appearance', { appearance: 'pink' })).status).toBe(400)
})
