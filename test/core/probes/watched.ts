import { componentsOf } from '#core/components/catalogue.ts'
import { type Probe, type Probes, probesSchema } from '#core/probes/probe.ts'
import { newLooker, type RoundDeps, runRound } from '#core/probes/run-round.ts'
import { minute } from '#core/words/times.ts'
import { content, type SetClock, setClock, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { type FakeNetwork, fakeNetwork } from '#test/fakes/network.ts'

/** A probe of the sign-in service unless it is told otherwise, with everything that may be left out. */
export function probe(more: Record<string, unknown> = {}): Probe {
  const { probes } = probesSchema.parse({
    reference: [],
    probes: [
      {
        id: 'sign-in',
        name: 'Sign-in',
        component: 'authentication',
        ...(more.tcp || more.heartbeat ? {} : { http: { url: '/api/health/services/auth' } }),
        ...more,
      },
    ],
  })
  const [only] = probes
  if (!only) throw new Error('no probe')
  return only
}

export interface Watched {
  deps: TestDeps & RoundDeps & { clock: SetClock }
  network: FakeNetwork
  /** Passes so many milliseconds and then looks. */
  round(after?: number): ReturnType<typeof runRound>
  /** Looks so often, a minute apart. */
  rounds(count: number): Promise<void>
}

/** A page that looks at these services. */
export function watched(
  probes: Probe[] = [probe()],
  { reference = [], ...more }: Partial<TestDeps> & Partial<Pick<Probes, 'reference'>> = {},
): Watched {
  const clock = more.clock ?? setClock('2026-11-17T02:41:00.000Z')
  const network = fakeNetwork()
  const deps = {
    ...testDeps({ clock, ...more }),
    network,
    dashboardUrl: 'https://dashboard.example.com',
    content: { ...content, probes: { probes, reference } },
  }
  const looker = newLooker('here')
  const round = async (after: number = minute) => {
    clock.pass(after)
    return runRound(deps, looker)
  }
  return {
    deps,
    network,
    round,
    async rounds(count) {
      for (let taken = 0; taken < count; taken++) await round()
    },
  }
}

export const everyComponent = componentsOf(content.catalogue).map(({ id }) => id)
