import type { Entry, Key, Put, Store } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import type { FailureMeans, Probe } from './probe.ts'
import { failingShare, meansNow, type ProbeState } from './state.ts'

/**
 * A confirmed failure or recovery that nobody has acted on yet. It is written in the commit of the round and removed by
 * whoever took it; planned work keeps it back.
 */
export interface ProbeChange {
  probe: string
  name: string
  component: string
  to: 'failing' | 'working'
  /** When it began to fail, also of a recovery; with the probe it names one failure. */
  since: Instant
  /** When it began to work; null of a failure. */
  until: Instant | null
  /** When it was confirmed. */
  at: Instant
  why: string | null
  means: FailureMeans
  /** Null where it works in part and nobody counted in which. */
  measure: 'down' | 'error_rate' | 'response_time' | null
  /** Percent of an error rate, seconds of a response time. */
  value: number | null
}

const changeKey = ({ at, probe }: ProbeChange): Key => ['probe-change', at, probe]

export function changePut(change: ProbeChange): Put {
  return { key: changeKey(change), value: change }
}

/** The oldest first; remove each with the key it came under once it was acted on. */
export async function pendingChanges(
  store: Pick<Store, 'list'>,
  limit = 100,
): Promise<{ change: ProbeChange; entry: Entry }[]> {
  const entries = await store.list(['probe-change'], { limit })
  return entries.map((entry) => ({ change: entry.value as ProbeChange, entry }))
}

/** What has to be told of a probe, and its state once that was told; null where there is nothing new. */
export function changeOf(
  probe: Probe,
  state: ProbeState,
  at: Instant,
): { change: ProbeChange; state: ProbeState } | null {
  const { told, since } = state
  if (state.state === 'unknown' || since === null) return null
  if (state.state === (told?.state ?? 'working')) return null
  const failing = state.state === 'failing'
  const change: ProbeChange = {
    probe: probe.id,
    name: probe.name,
    component: probe.component,
    to: state.state,
    since: failing ? since : (told?.since ?? since),
    until: failing ? null : since,
    at,
    why: state.failure?.why ?? null,
    means: meansNow(state),
    ...measured(state),
  }
  const { name, component } = probe
  return { change, state: { ...state, told: { state: state.state, since, name, component } } }
}

/** A check that is not taken any more fails no longer. */
export function farewell(id: string, { told }: ProbeState, at: Instant): ProbeChange | null {
  if (told?.state !== 'failing') return null
  const { since, name, component } = told
  return {
    ...{ probe: id, name, component, to: 'working', since, until: at, at },
    ...{
      why: 'this check is not taken any more',
      means: 'degraded_performance',
      measure: 'down',
      value: null,
    },
  }
}

function measured(state: ProbeState): Pick<ProbeChange, 'measure' | 'value'> {
  if (state.failure?.slow)
    return { measure: 'response_time', value: (state.failure.milliseconds ?? 0) / 1000 }
  const share = failingShare(state)
  if (share !== null) return { measure: 'error_rate', value: share }
  return { measure: state.failure?.means === 'degraded_performance' ? null : 'down', value: null }
}
