import { describe, expect, it } from 'vitest'
import { openIncident } from '#core/incidents/open-incident.ts'
import { openIncidentInput } from '#core/incidents/inputs.ts'
import { readChecks, statusByChecks } from '#core/probes/checks.ts'
import { disagreements, disagreementSentence } from '#core/probes/disagreement.ts'
import { readLive } from '#core/views/console/live-checks.ts'
import { publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { hour, minute } from '#core/words/times.ts'
import { probe, watched, type Watched } from './watched.ts'

const probes = [
  probe({ id: 'database', name: 'Database', component: 'database', http: { url: '/db' } }),
  probe(),
  probe({ id: 'sign-in-page', name: 'Sign-in page', http: { url: '/login', slowerThanMs: 1000 } }),
]

async function differences({ deps }: Watched) {
  const view = publicView(deps.content, await readPublicRecords(deps), deps.clock.now())
  return disagreements(view, (await readChecks(deps)).checks).map(disagreementSentence)
}

function declare({ deps }: Watched, components: Record<string, string>) {
  const input = openIncidentInput.parse({
    title: 'Sign-in fails',
    message: 'We look.',
    severity: 'P1',
    components,
  })
  return openIncident(deps, input, { by: 'test' })
}

describe('what the checks say', () => {
  it('is nothing where nothing is set up', async () => {
    expect(await readChecks(watched([]).deps)).toEqual({ lookedAt: null, checks: [] })
  })

  it('is no data before the first look, and none of it is good', async () => {
    const { deps } = watched(probes)
    const { checks } = await readChecks(deps)
    expect(checks.map(({ shown }) => shown)).toEqual(['no_data', 'no_data', 'no_data'])
    expect(statusByChecks(checks, 'authentication')).toBeNull()
  })

  it('stands in the order of the page, with state, time, latency and reason', async () => {
    const page = watched(probes)
    page.network.answer = ({ url }) => (url.endsWith('/db') ? { status: 500 } : { milliseconds: 88 })
    await page.rounds(4)
    const { checks, lookedAt } = await readChecks(page.deps)
    expect(lookedAt).toBe('2026-11-17T02:45:00.000Z')
    expect(checks.map(({ id }) => id)).toEqual(['sign-in', 'sign-in-page', 'database'])
    expect(checks[0]).toMatchObject({ shown: 'working', milliseconds: 88, since: '2026-11-17T02:42:00.000Z' })
    expect(checks[2]).toMatchObject({
      shown: 'failing',
      means: 'major_outage',
      milliseconds: null,
      why: 'answered 500, expected 200',
    })
  })

  it('is of a service what its worst check says', async () => {
    const page = watched(probes)
    page.network.answer = ({ url }) => (url.endsWith('/login') ? { milliseconds: 1800 } : {})
    await page.rounds(3)
    const { checks } = await readChecks(page.deps)
    expect([statusByChecks(checks, 'authentication'), statusByChecks(checks, 'database')]).toEqual([
      'degraded_performance',
      'operational',
    ])
  })

  it('gets old', async () => {
    const page = watched(probes)
    await page.rounds(2)
    page.deps.clock.pass(hour)
    expect((await readChecks(page.deps)).checks.map(({ shown }) => shown)).toEqual([
      'no_data',
      'no_data',
      'no_data',
    ])
    expect(await differences(page)).toEqual([])
  })
})

describe('page and checks', () => {
  it('agree while both say that it works', async () => {
    const page = watched(probes)
    await page.rounds(3)
    expect(await differences(page)).toEqual([])
  })

  it('disagree while the page is silent about what fails', async () => {
    const page = watched(probes)
    page.network.answer = ({ url }) => (url.endsWith('/db') ? { status: 500 } : {})
    await page.rounds(3)
    expect(await differences(page)).toEqual([
      'The page says Database works. The checks say it has a major outage.',
    ])
  })

  it('disagree while the page tells of what works again, or of another extent', async () => {
    const page = watched(probes)
    await declare(page, { authentication: 'major_outage' })
    await page.rounds(2)
    expect(await differences(page)).toEqual([
      'The page says Authentication has a major outage. The checks say it works.',
    ])
    page.network.answer = ({ url }) => (url.endsWith('/login') ? { milliseconds: 1800 } : {})
    await page.rounds(4)
    expect(await differences(page)).toEqual([
      'The page says Authentication has a major outage. The checks say it has degraded performance.',
    ])
  })
})

describe('before an incident is resolved', () => {
  it('each question that checks can answer is answered by those of the affected services', async () => {
    const page = watched(probes)
    page.network.answer = ({ url }) => (url.endsWith('/db') ? { status: 500 } : { milliseconds: 88 })
    await page.rounds(20)
    expect(await readLive(page.deps, ['authentication'])).toEqual({
      checks: { state: 'operational', says: '2 of 2 work, for 19 min' },
      errors: { state: 'operational', says: '0 of 32 looks failed in 15 min' },
      speed: { state: 'operational', says: '95 of 100 answers within 88 ms' },
    })
    expect(await readLive(page.deps, ['authentication', 'database'])).toMatchObject({
      checks: { state: 'major_outage', says: 'failing: Database' },
      errors: { state: 'degraded_performance', says: '16 of 48 looks failed in 15 min' },
    })
  })

  it('and where nobody knows, that is said', async () => {
    const page = watched(probes)
    expect(await readLive(page.deps, ['authentication'])).toMatchObject({
      checks: { state: null, says: 'no data from 2 of 2' },
      errors: { state: null, says: 'no look in 15 min' },
      speed: { state: null },
    })
    expect((await readLive(page.deps, ['notifications'])).checks).toEqual({
      state: null,
      says: 'no check is set up',
    })
    await page.round(minute)
    expect((await readLive(page.deps, ['authentication'])).checks.state).toBe('operational')
  })
})
