import { expect, it } from 'vitest'
import { componentsTouched, type Incident } from '#core/incidents/incident.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { listProposals, type ProposalRead } from '#core/detection/list-proposals.ts'
import { publishProposal } from '#core/detection/publish-proposal.ts'
import { takeSignals } from '#core/detection/take-signals.ts'
import { openIncidents } from '#core/incidents/record.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { day, instant, minute, ms } from '#core/words/times.ts'
import { detect } from '#functions/jobs/detect.ts'
import { content, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { random } from '#test/fakes/random.ts'
import { signal, type TestAlert } from './alerts.ts'

const begin = Date.parse('2026-11-01T00:00:00Z')
const services = ['api', 'authentication']
const hook = { by: 'hook:alertmanager' }
const operator = { by: 'operator:mara' }
/** Minutes after which nobody is waited for. */
const patience = 10

interface Outage {
  service: string
  from: number
  to: number
}

/** Outages of a month, some of which flap; those of one service never overlap. */
function outages(below: (most: number) => number): Outage[] {
  return services.flatMap((service) => {
    const found: Outage[] = []
    for (let at = begin + below(600) * minute; at < begin + 29 * day;) {
      const flaps = below(3) === 0 ? 1 + below(5) : 1
      for (let flap = 0; flap < flaps; flap++) {
        const to = at + (1 + below(flaps > 1 ? 4 : 90)) * minute
        found.push({ service, from: at, to })
        at = to + (1 + below(8)) * minute
      }
      at += (240 + below(3600)) * minute
    }
    return found
  })
}

interface Delivery {
  at: number
  alert: TestAlert
}

/** At least once: an attempt may be lost, or its answer, and then it is tried again; some come late, after newer ones. */
function deliveries(all: readonly Outage[], below: (most: number) => number): Delivery[] {
  const told = all.flatMap(({ service, from, to }) => {
    const labels = { alertname: `${service}Down`, service }
    const startsAt = instant(from)
    const firing = { at: from, alert: { labels, startsAt } }
    const over = { at: to, alert: { labels, startsAt, endsAt: instant(to), status: 'resolved' as const } }
    return [firing, over]
  })
  const found = told.flatMap(({ at, alert }) => {
    const attempts: Delivery[] = []
    for (let next = at + below(2) * minute; ; next += (1 + below(3)) * minute) {
      const lost = below(10) < 3
      if (!lost) attempts.push({ at: next, alert })
      const answered = !lost && below(10) < 7
      if (answered) return attempts
    }
  })
  return found.toSorted((one, other) => one.at - other.at)
}

/** Somebody looks now and then, and does what is proposed. */
async function operate(
  deps: TestDeps,
  proposals: readonly ProposalRead[],
  below: (most: number) => number,
): Promise<void> {
  for (const { proposal, standing } of proposals) {
    if (standing.proposes === 'nothing' || below(8) > 0) continue
    if (standing.proposes === 'opening' && !standing.firing) continue
    await publishProposal(deps, proposal.id, { notify: false }, operator)
  }
  for (const { incident } of await openIncidents(deps)) {
    const { updates, nextUpdateAt } = incident
    if (updates.at(-1)?.by === operator.by && nextUpdateAt && ms(nextUpdateAt) <= deps.clock.now())
      await postUpdate(deps, incident.id, { message: 'Still at it.', notify: false }, operator)
  }
}

async function everyIncident(deps: TestDeps): Promise<Incident[]> {
  const found: Incident[] = []
  for (let after: string | null = null; ;) {
    const { items, next } = await listIncidents(deps, { limit: 100, after })
    found.push(...items)
    if (next === null) return found
    after = next
  }
}

it('a month with flaps, lost, repeated and late deliveries has no second incident, misses none, and keeps every clock', async () => {
  const below = random(11)
  const all = outages(below)
  const due = deliveries(all, below)
  const settings = {
    ...content.detection.settings,
    publishAfter: { P1: patience, P2: patience, P3: patience, P4: patience },
  }
  const deps = testDeps({
    content: { ...content, incidents: [], detection: { ...content.detection, settings } },
  })
  const waited: number[] = []

  let proposals: ProposalRead[] = []
  for (let now = begin; now < begin + 30 * day; now += minute) {
    const told = (due[0]?.at ?? Infinity) <= now
    const watched = proposals.some(({ standing }) => standing.firing || standing.proposes === 'resolution')
    if (!told && !watched && (now % (10 * minute) > 0 || proposals.length === 0)) continue
    deps.clock.set(instant(now))
    while ((due[0]?.at ?? Infinity) <= now) await takeSignals(deps, [signal(due.shift()?.alert)], hook)
    await operate(deps, await listProposals(deps), below)
    await detect(deps, null)
    proposals = await listProposals(deps)
    for (const { proposal, standing } of proposals) {
      if (standing.proposes === 'opening' && standing.firing) waited.push(now - ms(proposal.openedAt))
    }
  }

  const incidents = await everyIncident(deps)
  expect(all.length).toBeGreaterThan(40)
  expect(incidents.length).toBeGreaterThan(15)

  // No second incident: those about one service never overlap.
  for (const service of services) {
    const about = incidents
      .filter((incident) => componentsTouched(incident).includes(service))
      .toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
    about.slice(1).forEach((incident, index) => {
      expect(incident.createdAt > (about[index]?.resolvedAt ?? '9')).toBe(true)
    })
  }

  // None is missed: what lasted longer than anybody is waited for, and its telling may take, was told of.
  const long = all.filter(({ from, to }) => to - from > (patience + 15) * minute)
  const missed = long.filter(
    ({ service, from, to }) =>
      !incidents.some(
        (incident) =>
          componentsTouched(incident).includes(service) &&
          ms(incident.startedAt) <= to &&
          (incident.resolvedAt === null || ms(incident.resolvedAt) >= from),
      ),
  )
  expect(long.length).toBeGreaterThan(10)
  expect(missed).toEqual([])

  // Every clock is kept: nobody is waited for longer than was chosen, and no promised update is late.
  expect(Math.max(...waited)).toBeLessThan(patience * minute)
  const late = incidents.flatMap(({ id, updates }) =>
    updates
      .filter(({ at, promisedFor }) => promisedFor !== null && at > promisedFor)
      .map(({ at }) => `${id} ${at}`),
  )
  expect(late).toEqual([])
  expect(proposals).toEqual([])
})
