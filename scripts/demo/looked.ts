import { type ComponentStatus, worst } from '#core/components/status.ts'
import type { Deps } from '#core/deps.ts'
import type { Network, Put } from '#core/ports.ts'
import { dayKey } from '#core/probes/record.ts'
import { newLooker, runRound } from '#core/probes/run-round.ts'
import { noSums, type Sums, withLook } from '#core/probes/sums.ts'
import type { PublicView } from '#core/views/public-view.ts'
import type { BarView } from '#core/views/services.ts'
import { hour, minute, ms } from '#core/words/times.ts'
import { random } from '#test/fakes/random.ts'
import { dashboardApp, servicesOf } from './dashboard.ts'
import type { MovedClock } from './moment.ts'

/** How long the last rounds went on before the demo, and how long before it they ended: a lease has to run out. */
const [looked, ended] = [3 * hour, 3 * minute]
const looksADay = 240
const dashboardUrl = 'http://dashboard.example.com'

/** Milliseconds that an answer usually takes. */
const usual: Record<string, number> = {
  'dashboard-ui': 212,
  authentication: 96,
  api: 88,
  database: 34,
  integrations: 140,
  notifications: 120,
}

/**
 * What the checks found: the sums of each day that the page shows, and the last hours by real rounds that ask the
 * simulated dashboard as it was.
 */
export async function lookBack(
  deps: Deps,
  clock: MovedClock,
  view: PublicView,
  { now, seed }: { now: number; seed: number },
): Promise<void> {
  const below = random(seed)
  await deps.store.commit({ expect: [], put: daysOf(deps, view, below), remove: [] })
  const looker = newLooker('the past')
  const first = Math.max(now - looked, ms(view.openedAt))
  for (let at = Math.ceil(first / minute) * minute; at <= now - ended; at += minute) {
    clock.moveTo(at)
    await runRound({ ...deps, dashboardUrl, network: dashboardAt(view, clock, below) }, looker)
  }
  clock.moveTo(now)
}

/** The dashboard as broken as the open incidents say it was at that moment. */
function dashboardAt(view: PublicView, clock: MovedClock, below: (most: number) => number): Network {
  const spans = view.open.flatMap((incident) => incident.spans)
  const statusAt = (component: string): ComponentStatus =>
    worst(
      spans
        .filter(({ from, to }) => ms(from) <= clock.now() && (to === null || clock.now() < ms(to)))
        .flatMap((span) => (span.component === component ? [span.status] : [])),
    )
  const app = dashboardApp(servicesOf(statusAt), clock, () => Promise.resolve())
  return {
    async request({ url }) {
      const answer = await app.request(url)
      const body = await answer.text()
      const { responseTime = 180 } = JSON.parse(body) as { responseTime?: number }
      const milliseconds = varied(responseTime > 1000 ? responseTime : 2 * responseTime, below)
      return { status: answer.status, headers: {}, body, milliseconds, certificateExpiresAt: null }
    },
    connect: () => Promise.resolve({ milliseconds: 4 }),
  }
}

function daysOf({ content }: Deps, { groups }: PublicView, below: (most: number) => number): Put[] {
  const components = groups.flatMap((group) => group.components)
  const days = components[0]?.bars.map(({ date }) => date) ?? []
  return days.slice(0, -1).flatMap((date, index) => {
    const sums = content.probes.probes.flatMap(({ id, component }) => {
      const bar = components.find((each) => each.id === component)?.bars[index]
      return bar?.status ? [[id, sumsOf(bar, usual[component] ?? 100, below)] as const] : []
    })
    return sums.length > 0 ? [{ key: dayKey(date), value: Object.fromEntries(sums) }] : []
  })
}

/** A day on which something was wrong was slower, and a part of its looks failed. */
function sumsOf({ status }: Pick<BarView, 'status'>, typical: number, below: (most: number) => number): Sums {
  const slow = status === 'degraded_performance'
  const failing = status === 'major_outage' || status === 'partial_outage' ? 1 + below(12) : 0
  let sums: Sums = noSums
  for (let look = 0; look < looksADay; look++) {
    const late = below(100) < (slow ? 18 : 4)
    const time = varied(typical, below) * (late ? 2 + below(slow ? 9 : 2) : 1)
    sums = look < failing ? withLook(sums, 'failed', null) : withLook(sums, 'good', time)
  }
  return sums
}

/** Within a quarter of it, and now and then half as much again. */
function varied(typical: number, below: (most: number) => number): number {
  return Math.round(typical * (0.85 + below(40) / 100 + (below(12) === 0 ? 0.5 : 0)))
}
