import { describe, expect, it } from 'vitest'
import { openIncident } from '#core/incidents/open-incident.ts'
import { canBeReopened, postUpdate } from '#core/incidents/post-update.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { publicView } from '#core/views/public-view.ts'
import { minute } from '#core/words/times.ts'
import { testDeps } from '#test/fakes/deps.ts'

const by = { by: 'test' }

async function resolved() {
  const deps = testDeps()
  const components = { authentication: 'major_outage' as const, api: 'partial_outage' as const }
  const { result } = await openIncident(
    deps,
    { title: 'Down', message: 'Down.', components, notify: false },
    by,
  )
  const { id } = result.incident
  deps.clock.pass(10 * minute)
  await postUpdate(
    deps,
    id,
    { message: 'API is back.', components: { api: 'operational' }, notify: false },
    by,
  )
  deps.clock.pass(20 * minute)
  await postUpdate(deps, id, { message: 'It works.', status: 'resolved', notify: false }, by)
  return { deps, id }
}

describe('an incident that was not over', () => {
  it('begins anew as it was last, and the quiet between counts for nobody', async () => {
    const { deps, id } = await resolved()
    deps.clock.pass(60 * minute)
    const again = { message: 'It fails again.', status: 'investigating', notify: false } as const
    const { result } = await postUpdate(deps, id, again, by)
    expect(result.incident).toMatchObject({
      status: 'investigating',
      resolvedAt: null,
      impacts: { authentication: 'major_outage', api: 'operational' },
      nextUpdateAt: '2026-11-17T04:26:00.000Z',
    })
    expect(result.incident.spans.filter(({ component }) => component === 'authentication')).toEqual([
      {
        component: 'authentication',
        status: 'major_outage',
        from: '2026-11-17T02:41:00.000Z',
        to: '2026-11-17T03:11:00.000Z',
      },
      { component: 'authentication', status: 'major_outage', from: '2026-11-17T04:11:00.000Z', to: null },
    ])
  })

  it('is open again for everybody, once', async () => {
    const { deps, id } = await resolved()
    await postUpdate(deps, id, { message: 'It fails again.', status: 'identified', notify: false }, by)
    const view = publicView(deps.content, await readPublicRecords(deps), deps.clock.now())
    expect([view.open.map((each) => each.id), view.recent.filter((each) => each.id === id).length]).toEqual([
      [id],
      1,
    ])
    expect(view.months[0]).toEqual({ month: '2026-11', incidents: 2 })
  })

  it('takes other impacts where they are given', async () => {
    const { deps, id } = await resolved()
    const again = { message: 'Slow.', status: 'investigating', notify: false } as const
    const components = { authentication: 'degraded_performance' } as const
    const { result } = await postUpdate(deps, id, { ...again, components }, by)
    expect(result.incident.impacts).toMatchObject({ authentication: 'degraded_performance' })
  })

  it('is another one after seven days', async () => {
    const { deps, id } = await resolved()
    deps.clock.pass(canBeReopened + 1)
    await expect(
      postUpdate(deps, id, { message: 'It fails again.', status: 'investigating' }, by),
    ).rejects.toThrow('Open a new incident.')
  })
})
