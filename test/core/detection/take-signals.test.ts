import { describe, expect, it } from 'vitest'
import { listProposals } from '#core/detection/list-proposals.ts'
import type { Signal } from '#core/detection/signal.ts'
import { takeSignals } from '#core/detection/take-signals.ts'
import { dismissProposal } from '#core/detection/close-proposal.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { testDeps } from '#test/fakes/deps.ts'
import { random as randomFrom } from '#test/fakes/random.ts'
import { signal } from './alerts.ts'

const hook = { by: 'hook:alertmanager' }

async function after(deliveries: readonly Signal[][]) {
  const deps = testDeps()
  let opened = 0
  for (const delivery of deliveries) opened += (await takeSignals(deps, delivery, hook)).result.opened.length
  return { deps, opened, proposals: await listProposals(deps) }
}

/** What stands in the store, without the ids that the order of arrival gave. */
function stateOf({ proposals }: Awaited<ReturnType<typeof after>>) {
  return proposals
    .map(({ proposal: { about, components }, signals, standing, suggestion }) => ({
      about,
      components,
      standing,
      suggestion,
      signals: signals.map(({ proposal: _, ...known }) => known),
    }))
    .toSorted((one, other) => (one.about < other.about ? -1 : 1))
}

describe('what monitoring says', () => {
  it('opens one proposal for a cause, however often it is told', async () => {
    const { proposals, opened } = await after([[signal()], [signal()], [signal(), signal()]])
    expect(opened).toBe(1)
    expect(proposals).toHaveLength(1)
    expect(proposals[0]).toMatchObject({
      proposal: { components: ['api'], incident: null },
      standing: { proposes: 'opening', firing: true },
      suggestion: { title: 'You cannot use API', severity: 'P2', startedAt: '2026-11-17T02:40:00.000Z' },
    })
  })

  it('writes nothing for what it knew already', async () => {
    const { deps } = await after([[signal()]])
    const { changed } = await takeSignals(deps, [signal()], hook)
    expect(changed).toBe(false)
  })

  it('counts several alerts about the same services as one cause', async () => {
    const other = signal({
      labels: { alertname: 'HighLatency', service: 'api' },
      annotations: { value: '4.21' },
    })
    const { proposals, opened } = await after([[signal()], [other]])
    expect(opened).toBe(1)
    expect(proposals[0]?.signals.map(({ signal: { name } }) => name)).toEqual(['ApiDown', 'HighLatency'])
  })

  it('proposes an alert of which nobody knows what it means, each by itself', async () => {
    const { proposals } = await after([
      [signal({ labels: { alertname: 'TurbineTooHot' } }), signal({ labels: { alertname: 'PumpStopped' } })],
    ])
    expect(proposals.map(({ proposal, suggestion }) => [proposal.components, suggestion.title])).toEqual([
      [[], 'Something is wrong with TurbineTooHot'],
      [[], 'Something is wrong with PumpStopped'],
    ])
  })

  it('is over when each of its alerts is, and nobody had to act', async () => {
    const one = { fingerprint: 'one' }
    const two = { fingerprint: 'two' }
    const over = { status: 'resolved' as const, endsAt: '2026-11-17T02:40:30Z' }
    const half = await after([[signal(one), signal(two)], [signal({ ...one, ...over })]])
    expect(half.proposals[0]?.standing.firing).toBe(true)
    const whole = await after([[signal({ ...one, ...over })], [signal(two)], [signal({ ...two, ...over })]])
    expect(whole.proposals[0]).toMatchObject({
      standing: { proposes: 'opening', firing: false, recoveredAt: '2026-11-17T02:40:30.000Z' },
      suggestion: { message: expect.stringMatching(/It works again\.$/) as string },
    })
  })

  it('is not missed where only its end arrived', async () => {
    const { opened, proposals } = await after([[signal({ status: 'resolved' })]])
    expect(opened).toBe(1)
    expect(proposals[0]?.standing.firing).toBe(false)
  })

  it('adds to the open incident about these services instead of proposing a second one', async () => {
    const deps = testDeps()
    const input = { title: 'Calls fail', message: 'Calls to the API fail.', components: ['api'] }
    const { result } = await openIncident(deps, input, { by: 'test' })
    await takeSignals(deps, [signal()], hook)
    const [read] = await listProposals(deps)
    expect(read?.standing).toMatchObject({ proposes: 'nothing', incident: result.incident.id })
    await takeSignals(deps, [signal({ status: 'resolved' })], hook)
    const [recovered] = await listProposals(deps)
    expect(recovered?.standing).toMatchObject({ proposes: 'resolution', incident: result.incident.id })
  })

  it('keeps an attack apart from what is public', async () => {
    const deps = testDeps()
    const input = { title: 'Nobody can sign in', message: 'It is down.', components: ['authentication'] }
    await openIncident(deps, input, { by: 'test' })
    const attack = signal({ labels: { alertname: 'SecurityBreach', service: 'authentication' } })
    await takeSignals(deps, [attack], hook)
    const [read] = await listProposals(deps)
    expect(read).toMatchObject({
      proposal: { private: true },
      standing: { proposes: 'opening', incident: null, publishesAt: null },
      suggestion: { severity: 'P1', kind: 'security' },
    })
  })

  it('stays put away once it was dismissed, until it fails anew', async () => {
    const { deps, proposals } = await after([[signal()]])
    await dismissProposal(deps, proposals[0]?.proposal.id ?? '', { reason: 'a test' }, hook)
    await takeSignals(deps, [signal()], hook)
    await takeSignals(deps, [signal({ status: 'resolved' })], hook)
    expect(await listProposals(deps)).toEqual([])
    const { result } = await takeSignals(deps, [signal({ startsAt: '2026-11-17T02:40:59Z' })], hook)
    expect(result.opened).toHaveLength(1)
    const [read] = await listProposals(deps)
    expect(read?.suggestion.startedAt).toBe('2026-11-17T02:40:59.000Z')
    await takeSignals(deps, [signal({ status: 'resolved' })], hook)
    expect((await listProposals(deps))[0]?.standing.firing).toBe(true)
  })

  it('classifies by the decision tree what is measured', async () => {
    const severityOf = async (alertname: string, service: string, value = '') => {
      const labels = { alertname, service }
      const { proposals } = await after([[signal({ labels, annotations: { value } })]])
      return proposals[0]?.suggestion.severity
    }
    expect(await severityOf('HighErrorRate', 'api', '62')).toBe('P2')
    expect(await severityOf('HighErrorRate', 'api', '12')).toBe('P3')
    expect(await severityOf('HighErrorRate', 'authentication', '62')).toBe('P1')
    expect(await severityOf('AuthDown', 'authentication')).toBe('P1')
    expect(await severityOf('ApiDown', 'api')).toBe('P2')
    expect(await severityOf('HighLatency', 'database', '3.2')).toBe('P3')
    expect(await severityOf('HighMemory', 'api', '95')).toBe('P4')
    expect(await severityOf('IntegrationsDown', 'integrations')).toBe('P3')
  })

  it('is classified by the worst that was measured', async () => {
    const rate = (value: string) =>
      signal({ labels: { alertname: 'HighErrorRate', service: 'api' }, annotations: { value } })
    for (const deliveries of [
      [[rate('12')], [rate('62')], [rate('14')]],
      [[rate('62')], [rate('14')], [rate('12')]],
    ]) {
      const { proposals } = await after(deliveries)
      expect(proposals[0]?.suggestion).toMatchObject({
        severity: 'P2',
        message: expect.stringContaining('About 62 % of requests to API fail') as string,
      })
    }
  })

  it('ends in the same state for 1,000 deliveries, each ten times, in any order', async () => {
    const below = randomFrom(7)
    const services = ['api', 'database', 'authentication', 'unheard-of']
    const signals = Array.from({ length: 1000 }, (_, n) => {
      const cause = below(24)
      const startsAt = `2026-11-17T02:${String(10 + (n % 8) * 3).padStart(2, '0')}:00.000Z`
      const resolved = below(10) < 4
      return signal({
        labels: { alertname: `Alert${cause}Down`, service: services[cause % 4] ?? '' },
        startsAt,
        annotations: { value: String(below(100)) },
        ...(resolved && { status: 'resolved', endsAt: startsAt.replace(':00.000', ':40.000') }),
      })
    })
    const copies = () => shuffled(Array.from({ length: 10 }, () => signals).flat(), below)
    const [one, other] = [await after(inGroups(copies(), below)), await after(inGroups(copies(), below))]
    expect(stateOf(other)).toEqual(stateOf(one))
    expect(one.proposals.length).toBeGreaterThan(3)
    expect(one.opened).toBe(one.proposals.length)
    expect(other.opened).toBe(one.opened)
  })
})

function shuffled<T>(items: T[], below: (most: number) => number): T[] {
  return items
    .map((item) => [below(2 ** 31), item] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, item]) => item)
}

/** Deliveries carry from one alert to nine. */
function inGroups<T>(items: readonly T[], below: (most: number) => number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < items.length;) {
    const size = 1 + below(9)
    groups.push(items.slice(at, at + size))
    at += size
  }
  return groups
}
