import { beforeEach, describe, expect, it } from 'vitest'
import { subscriberByEmail } from '#core/subscribers/record.ts'
import type { Subscriber } from '#core/subscribers/subscriber.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { by, subscribed } from '#test/core/subscribers/people.ts'

let app: TestApp
let mara: Subscriber
beforeEach(async () => {
  app = await testApp()
  mara = await subscribed(app.deps, { email: 'mara@example.com' }, app.box)
})

const page = (more = '') => app.fetch(`/subscription?token=${mara.token}${more}`)
const save = (fields: string) =>
  app.fetch(`/subscription?token=${mara.token}`, { method: 'POST', body: new URLSearchParams(fields) })
const now = () => subscriberByEmail(app.deps.store, 'mara@example.com')

describe('the page behind the links of each mail', () => {
  it('shows what somebody gets, keeps nothing anywhere, and changes nothing by being read', async () => {
    const shown = await page('&choose=ends')
    expect([shown.status, shown.headers.get('Cache-Control'), shown.headers.get('Referrer-Policy')]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ])
    expect(shown.headers.get('Set-Cookie')).toBeNull()
    expect(await shown.text()).toContain('"updates":"ends"')
    expect(await now()).toEqual(mara)
  })

  it('saves the whole form, and shows a mistake beside what was entered', async () => {
    const wish =
      'whole=yes&about=all&severities=P1&updates=planned&when=week&weekday=friday&hour=7&language=fr'
    const saved = await save(`${wish}&timeZone=Europe/Paris`)
    expect([saved.status, saved.headers.get('Location')]).toEqual([
      303,
      `/subscription?token=${mara.token}&saved`,
    ])
    expect(await now()).toMatchObject({
      severities: ['P1'],
      updates: 'planned',
      postmortems: false,
      digest: { every: 'week', weekday: 'friday', hour: 7 },
      quietHours: null,
      timeZone: 'Europe/Paris',
      language: 'fr',
    })
    const refused = await save(`${wish}&timeZone=Mars/Olympus&quiet=yes&from=22:00&to=22:00`)
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(text).toContain('"field":"timeZone"')
    expect(text).toContain('"field":"quietHours.to"')
    expect(await now()).toMatchObject({ timeZone: 'Europe/Paris', quietHours: null })
  })

  it('gives everything that is kept as a file, and nothing to who does not know the secret', async () => {
    const file = await app.fetch(`/subscription/data.json?token=${mara.token}`)
    expect(file.headers.get('Content-Disposition')).toContain('attachment')
    expect(await file.json()).toMatchObject({ email: 'mara@example.com', wishes: { updates: 'all' } })
    for (const path of ['/subscription', '/subscription/data.json', '/subscribe/again'])
      expect((await app.fetch(`${path}?token=guess`)).status).toBe(404)
    expect((await app.fetch('/subscription?token=guess', { method: 'POST' })).status).toBe(404)
  })

  it('lets a list come back after one click of one reader', async () => {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    await app.fetch(`/unsubscribe?token=${mara.token}`, { method: 'POST', body })
    expect(await now()).toBeNull()
    await app.deliver()
    const link = /\/subscribe\/again\?token=[\w-]+/.exec(app.box.mails.at(-1)?.text ?? '')?.[0] ?? ''
    expect((await app.fetch(link)).status).toBe(200)
    expect(await now()).toBeNull()
    const back = await app.fetch(link, { method: 'POST' })
    expect([back.status, back.headers.get('Location')]).toEqual([303, '/subscribe/confirmed'])
    expect(await now()).toMatchObject({ token: mara.token })
  })
})

describe('following an incident', () => {
  it('is asked for on its page or by a program, and refuses what is over', async () => {
    const { id } = (await (
      await app.call('POST', '/api/v1/incidents', {
        title: 'Slow',
        message: 'It is slow.',
        severity: 'P2',
        components: ['api'],
      })
    ).json()) as { id: string }
    const ask = (fields: string) =>
      app.fetch('/subscribe', { method: 'POST', body: new URLSearchParams(fields) })
    expect((await ask(`email=${by.by}@example.com&incident=${id}`)).status).toBe(303)
    const wrong = await app.call('POST', '/api/v1/subscriptions', {
      email: 'ana@example.com',
      incident: 'INC-2026-01-01-001',
    })
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('"field":"incident"')])
  })
})
