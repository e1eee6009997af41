import { hour, type Instant, minute, ms } from '#core/words/times.ts'
import { confirmationOf, type FailureMeans, type Probe } from './probe.ts'
import type { Result } from './result.ts'

/** What the looks at one service have come to. */
export interface ProbeState {
  /** Confirmed by more than one look; `unknown` until the first that tells something. */
  state: 'working' | 'failing' | 'unknown'
  /** When the first of the looks that confirmed it was taken. */
  since: Instant | null
  /** As many of the newest looks that told something as decide whether it fails, the newest last. */
  recent: { at: Instant; good: boolean }[]
  /** How many looks in a row succeeded up to now, and since when. */
  run: { looks: number; since: Instant } | null
  /** The newest look, whatever it told. */
  last: { at: Instant; milliseconds: number | null; verdict: Result['verdict']; why: string | null } | null
  /** When the newest look that told something was taken. */
  knownAt: Instant | null
  /** Of the newest look that failed. */
  failure: { why: string; means: FailureMeans; slow: boolean; milliseconds: number | null } | null
  warning: string | null
  values: Record<string, number>
  /** When it began to fail, of the last hour; the more often, the longer it has to work before it counts as working. */
  failedAt: Instant[]
  /** What detection was told last, and from when. */
  told: { state: 'working' | 'failing'; since: Instant; name: string; component: string } | null
}

export const nothingKnown: ProbeState = {
  state: 'unknown',
  since: null,
  recent: [],
  run: null,
  last: null,
  knownAt: null,
  failure: null,
  warning: null,
  values: {},
  failedAt: [],
  told: null,
}

const mostPatience = 16

/** Milliseconds after which what was known is not known any more. */
export function staysKnown({ every }: Pick<Probe, 'every'>): number {
  return Math.max(3 * every * 1000, 3 * minute)
}

/** The state after one more look. What was seen before a long gap counts for nothing. */
export function advanced(probe: Probe, before: ProbeState, result: Result, at: Instant): ProbeState {
  const last = {
    at,
    verdict: result.verdict,
    milliseconds: result.verdict === 'missing' ? null : result.milliseconds,
    why: result.verdict === 'good' ? null : result.why,
  }
  if (result.verdict === 'missing') return { ...before, last }

  const good = result.verdict === 'good'
  const gap = before.knownAt === null || ms(at) - ms(before.knownAt) > staysKnown(probe)
  const recent = [...(gap ? [] : before.recent), { at, good }].slice(-looksThatDecide(probe))
  const earlier = gap ? null : before.run
  const run = good ? { looks: (earlier?.looks ?? 0) + 1, since: earlier?.since ?? at } : null
  const failedAt = before.failedAt.filter((each) => ms(at) - ms(each) < hour)
  const seen: ProbeState = {
    ...before,
    last,
    recent,
    run,
    failedAt,
    knownAt: at,
    warning: result.warning ?? null,
    values: result.values ?? (good ? {} : before.values),
    failure: good
      ? before.failure
      : {
          why: result.why,
          means: result.means,
          slow: result.slow ?? false,
          milliseconds: result.milliseconds,
        },
  }
  if (before.state !== 'failing' && isConfirmed(probe, recent)) {
    const since = recent.find((look) => !look.good)?.at ?? at
    return { ...seen, state: 'failing', since, failedAt: [...failedAt, at] }
  }
  if (before.state === 'unknown' && good) return { ...seen, state: 'working', since: at }
  if (before.state === 'failing' && run && run.looks >= looksToRecover(probe, failedAt))
    return { ...seen, state: 'working', since: run.since, failure: null }
  return seen
}

function looksThatDecide(probe: Probe): number {
  return 2 * confirmationOf(probe).failures - 1
}

/** So many failures, in a row or with a success in between each two. */
function isConfirmed(probe: Probe, recent: ProbeState['recent']): boolean {
  const failed = recent.filter(({ good }) => !good)
  return recent.at(-1)?.good === false && failed.length >= confirmationOf(probe).failures
}

/** Twice as many for each further time that it failed within the hour. */
function looksToRecover(probe: Probe, failedAt: readonly Instant[]): number {
  return confirmationOf(probe).recoveries * Math.min(mostPatience, 2 ** Math.max(0, failedAt.length - 1))
}

/** What is said of a check now. */
export type Shown = 'working' | 'failing' | 'no_data'

export function shown(probe: Probe, { state, knownAt }: ProbeState, now: number): Shown {
  if (state === 'unknown' || knownAt === null || now - ms(knownAt) > staysKnown(probe)) return 'no_data'
  return state
}

/** How many percent of the newest looks fail, since the first that does; null where all of them do, or none. */
export function failingShare({ recent }: Pick<ProbeState, 'recent'>): number | null {
  const first = recent.findIndex(({ good }) => !good)
  if (first < 0) return null
  const looked = recent.slice(first)
  const failed = looked.filter(({ good }) => !good).length
  return failed === looked.length ? null : Math.round((100 * failed) / looked.length)
}

/** What customers notice: part of it where only some looks fail. */
export function meansNow(state: ProbeState): FailureMeans {
  const means = state.failure?.means ?? 'degraded_performance'
  return means === 'major_outage' && failingShare(state) !== null ? 'partial_outage' : means
}
