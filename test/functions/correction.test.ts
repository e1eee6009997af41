import { beforeEach, describe, expect, it } from 'vitest'
import { minute } from '#core/words/times.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'

let app: TestApp
let incident: { id: string; updates: { id: string }[] }
beforeEach(async () => {
  app = await testApp()
  const input = { title: 'Reports are slow', message: 'Reports take **two** minutes.', components: ['api'] }
  incident = (await (await app.call('POST', '/api/v1/incidents', input)).json()) as typeof incident
  app.deps.clock.pass(5 * minute)
})

const address = () => `/api/v1/incidents/${incident.id}/updates/${incident.updates[0]?.id ?? ''}`
const correct = (message: string) => app.call('PATCH', address(), { message })
const text = async (path: string) => (await app.fetch(path)).text()

describe('the correction of a published update', () => {
  it('keeps what it said before, each time', async () => {
    await correct('Reports take three minutes.')
    app.deps.clock.pass(minute)
    expect(await (await correct('Reports take four minutes.')).json()).toMatchObject({
      message: 'Reports take four minutes.',
      at: '2026-11-17T02:41:00.000Z',
      edits: [
        { at: '2026-11-17T02:46:00.000Z', before: 'Reports take **two** minutes.' },
        { at: '2026-11-17T02:47:00.000Z', before: 'Reports take three minutes.' },
      ],
    })
  })

  it('reaches every output, whose entries keep their ids and move their time', async () => {
    const before = await text('/history.atom')
    await correct('Reports take three minutes.')
    const after = await text('/history.atom')
    const idsOf = (feed: string) => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)
    expect(idsOf(after)).toEqual(idsOf(before))
    expect(after).toContain('<updated>2026-11-17T02:46:00.000Z</updated>')
    for (const path of ['/history.atom', '/history.rss', '/feed.json', '/api/v2/incidents.json'])
      expect([path, await text(path)]).toEqual([path, expect.stringContaining('three minutes')])
    expect(JSON.parse(await text('/api/v2/incidents.json'))).toMatchObject({
      incidents: [
        {
          updated_at: '2026-11-17T02:46:00.000Z',
          incident_updates: [
            { created_at: '2026-11-17T02:41:00.000Z', updated_at: '2026-11-17T02:46:00.000Z' },
          ],
        },
        {},
        {},
      ],
    })
  })

  it('tells nobody by mail', async () => {
    await app.deliver()
    const sent = app.box.mails.length
    await correct('Reports take three minutes.')
    await app.deliver()
    expect(app.box.mails).toHaveLength(sent)
  })

  it('changes nothing when it says the same', async () => {
    const answer = (await (await correct('Reports take **two** minutes.')).json()) as object
    expect(answer).toMatchObject({ edits: [], incident: { updatedAt: '2026-11-17T02:41:00.000Z' } })
  })

  it('is refused without a token, without words, and for an update that is not there', async () => {
    const anyone = await app.fetch(address(), { method: 'PATCH', body: '{}' })
    expect([anyone.status, (await correct('  ')).status]).toEqual([401, 400])
    const unknown = await app.call('PATCH', `/api/v1/incidents/${incident.id}/updates/nothing`, {
      message: 'No.',
    })
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('nothing')])
  })
})
