import { describe, expect, it } from 'vitest'
import { listProposals } from '#core/detection/list-proposals.ts'
import { findProposal } from '#core/detection/proposal.ts'
import { publishProposal } from '#core/detection/publish-proposal.ts'
import { takeSignals } from '#core/detection/take-signals.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { minute } from '#core/words/times.ts'
import { detect } from '#functions/jobs/detect.ts'
import { content, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { signal } from './alerts.ts'

const hook = { by: 'hook:alertmanager' }
/** Ten minutes for a P1. */
function testDepsInTime(publishAfter: object = { P1: 10 }): TestDeps {
  const settings = { ...content.detection.settings, publishAfter }
  return testDeps({ content: { ...content, detection: { ...content.detection, settings } } })
}

const labels = { alertname: 'AuthDown', service: 'authentication' }

async function failing(deps: TestDeps, startsAt = '2026-11-17T02:40:00Z'): Promise<void> {
  await takeSignals(deps, [signal({ labels, startsAt })], hook)
}

async function recovers(deps: TestDeps, startsAt = '2026-11-17T02:40:00Z'): Promise<void> {
  const endsAt = new Date(deps.clock.now()).toISOString()
  await takeSignals(deps, [signal({ labels, startsAt, endsAt, status: 'resolved' })], hook)
}

async function later(deps: TestDeps, minutes: number): Promise<void> {
  deps.clock.pass(minutes * minute)
  await detect(deps, null)
}

async function incidents(deps: TestDeps) {
  const { items } = await listIncidents(deps, { limit: 25, after: null })
  return items.filter(({ id }) => id.startsWith('INC-2026-11-17'))
}

describe('a proposal that nobody acts on', () => {
  it('is published as a neutral line once its time is over, and not before', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    await later(deps, 9)
    expect(await incidents(deps)).toEqual([])
    await later(deps, 1)
    const [incident] = await incidents(deps)
    expect(incident).toMatchObject({
      title: 'Checks report failures of Authentication',
      severity: 'P1',
      startedAt: '2026-11-17T02:40:00.000Z',
      updates: [{ by: 'automatic', notified: false, status: 'investigating' }],
    })
    await later(deps, 60)
    expect(await incidents(deps)).toHaveLength(1)
  })

  it('keeps by itself what was promised by itself, until somebody takes over', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    await later(deps, 10)
    for (let minutes = 0; minutes < 45; minutes++) await later(deps, 1)
    const [incident] = await incidents(deps)
    expect(incident?.updates).toHaveLength(4)
    expect(incident?.updates.every(({ at, promisedFor }) => promisedFor === null || at <= promisedFor)).toBe(
      true,
    )
    await postUpdate(deps, incident?.id ?? '', { message: 'We are on it.' }, { by: 'operator:mara' })
    for (let minutes = 0; minutes < 45; minutes++) await later(deps, 1)
    expect((await incidents(deps))[0]?.updates).toHaveLength(5)
  })

  it('is withdrawn when the checks have been quiet for a while', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    await later(deps, 10)
    await recovers(deps)
    await later(deps, 4)
    expect((await incidents(deps))[0]?.status).toBe('investigating')
    await later(deps, 1)
    expect((await incidents(deps))[0]).toMatchObject({
      status: 'resolved',
      updates: [
        {},
        { by: 'automatic', message: { source: expect.stringContaining('no failures') as string } },
      ],
    })
  })

  it('is left to the team once somebody has said a word', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    await later(deps, 10)
    const [incident] = await incidents(deps)
    await postUpdate(deps, incident?.id ?? '', { message: 'We are on it.' }, { by: 'operator:mara' })
    await recovers(deps)
    await later(deps, 30)
    expect((await incidents(deps))[0]?.status).toBe('investigating')
    expect((await listProposals(deps))[0]?.standing.proposes).toBe('resolution')
  })

  it('begins the same incident anew where it fails again soon, instead of a second one', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    await later(deps, 10)
    await recovers(deps)
    await later(deps, 5)
    await failing(deps, '2026-11-17T02:57:00Z')
    await later(deps, 0)
    await later(deps, 10)
    const found = await incidents(deps)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ status: 'investigating', resolvedAt: null })
  })

  it('is not published where the operator chose no time for its severity', async () => {
    const deps = testDepsInTime({})
    await failing(deps)
    await later(deps, 24 * 60)
    expect(await incidents(deps)).toEqual([])
    expect(await listProposals(deps)).toHaveLength(1)
  })

  it('is not published where it means an attack, or nobody knows what', async () => {
    const deps = testDepsInTime()
    await takeSignals(deps, [signal({ labels: { alertname: 'SecurityBreach' } })], hook)
    await takeSignals(deps, [signal({ labels: { alertname: 'TurbineDown' } })], hook)
    await later(deps, 24 * 60)
    expect(await incidents(deps)).toEqual([])
  })

  it('is put away when it has been over for a while', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    const [read] = await listProposals(deps)
    await recovers(deps)
    await later(deps, 59)
    expect(await listProposals(deps)).toHaveLength(1)
    await later(deps, 1)
    expect(await listProposals(deps)).toEqual([])
    const closed = await findProposal(deps, read?.proposal.id ?? '')
    expect(closed?.proposal.closed).toMatchObject({ as: 'recovered', by: 'automatic' })
  })
})

describe('a proposal that somebody acted on', () => {
  it('belongs to the incident that somebody opened about the same service', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    const said = { title: 'Nobody can sign in', message: 'It is down.', components: ['authentication'] }
    const { result } = await openIncident(deps, said, { by: 'operator:mara' })
    await later(deps, 30)
    expect(await incidents(deps)).toHaveLength(1)
    expect((await listProposals(deps))[0]?.proposal.incident).toBe(result.incident.id)
  })

  it('asks again, and in time speaks again, where its incident is closed while it still fails', async () => {
    const deps = testDepsInTime()
    await failing(deps)
    const [read] = await listProposals(deps)
    const id = read?.proposal.id ?? ''
    const { result } = await publishProposal(deps, id, {}, { by: 'operator:mara' })
    await postUpdate(
      deps,
      result.incident.id,
      { message: 'Over.', status: 'resolved' },
      { by: 'operator:mara' },
    )
    await later(deps, 1)
    expect((await listProposals(deps))[0]?.standing).toMatchObject({ proposes: 'reopening' })
    await later(deps, 9)
    expect((await incidents(deps))[0]?.status).toBe('resolved')
    await later(deps, 1)
    expect(await incidents(deps)).toMatchObject([{ id: result.incident.id, status: 'investigating' }])
  })
})
