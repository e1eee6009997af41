import { componentsOf } from '#core/components/catalogue.ts'
import { type ComponentStatus, worst } from '#core/components/status.ts'
import type { Deps } from '#core/deps.ts'
import type { Content } from '#core/settings/content.ts'
import type { Instant } from '#core/words/times.ts'
import { findWatch, stateOf, type Watch } from './record.ts'
import { meansNow, type Shown, shown } from './state.ts'

/** One check as it stands now. */
export interface Check {
  id: string
  name: string
  component: string
  shown: Shown
  /** What customers notice while it fails; null while it does not, or nobody knows. */
  means: ComponentStatus | null
  /** Since when it is so; null where nothing is known. */
  since: Instant | null
  /** Of the newest look, where that got an answer. */
  milliseconds: number | null
  /** What the newest look that was not good found. */
  why: string | null
  warning: string | null
  /** It has failed more than once within the hour. */
  flapping: boolean
  /** Numbers that its answer held, by name. */
  values: Record<string, number>
}

export interface Checks {
  /** When the newest look was taken; null before the first. */
  lookedAt: Instant | null
  /** In the order of the page; empty where nothing is set up. */
  checks: Check[]
}

/** What the checks say now; one read. */
export async function readChecks(deps: Pick<Deps, 'store' | 'clock' | 'content'>): Promise<Checks> {
  const stored = deps.content.probes.probes.length > 0 ? await findWatch(deps.store) : null
  return checksFrom(deps.content, stored?.watch ?? null, deps.clock.now())
}

export function checksFrom(
  { catalogue, probes }: Pick<Content, 'catalogue' | 'probes'>,
  watch: Watch | null,
  now: number,
): Checks {
  const order = componentsOf(catalogue).map(({ id }) => id)
  return {
    lookedAt: watch?.at ?? null,
    checks: probes.probes
      .toSorted((one, other) => order.indexOf(one.component) - order.indexOf(other.component))
      .map((probe): Check => {
        const state = stateOf(watch, probe)
        const stands = shown(probe, state, now)
        return {
          id: probe.id,
          name: probe.name,
          component: probe.component,
          shown: stands,
          means: stands === 'failing' ? meansNow(state) : null,
          since: stands === 'no_data' ? null : state.since,
          milliseconds: stands === 'no_data' ? null : (state.last?.milliseconds ?? null),
          why: stands === 'failing' ? (state.failure?.why ?? null) : (state.last?.why ?? null),
          warning: state.warning,
          flapping: state.failedAt.length > 1,
          values: stands === 'no_data' ? {} : state.values,
        }
      }),
  }
}

/** What the checks of a service say it is; null where none of them knows anything. */
export function statusByChecks(checks: readonly Check[], component: string): ComponentStatus | null {
  const known = checks.filter((check) => check.component === component && check.shown !== 'no_data')
  return known.length > 0 ? worst(known.flatMap(({ means }) => means ?? [])) : null
}
