import { type NetworkAnswer, Unreached, type UnreachedReason } from '#core/ports.ts'
import { day, duration, ms, shortDate } from '#core/words/times.ts'
import { assertionsOf, numberAt } from './answer.ts'
import type { FailureMeans, HttpProbe, Probe } from './probe.ts'

/** What one look at a service found. */
export type Result = Good | Failed | Missing

interface Good {
  verdict: 'good'
  milliseconds: number | null
  /** What should be seen to although it works. */
  warning?: string
  values?: Record<string, number>
}

export interface Failed {
  verdict: 'failed'
  milliseconds: number | null
  /** For the team, in a few words. */
  why: string
  means: FailureMeans
  /** It answered rightly, and too late. */
  slow?: true
  warning?: string
  values?: Record<string, number>
}

/** The look could not be taken, which says nothing about the service. */
export interface Missing {
  verdict: 'missing'
  why: string
}

export function resultOfAnswer(probe: HttpProbe, answer: NetworkAnswer, now: number): Result {
  const { http, means } = probe
  const expected = [http.status].flat()
  if (!expected.includes(answer.status))
    return failed(`answered ${answer.status}, expected ${expected.join(' or ')}`, means)
  const found = http.json.length > 0 || Object.keys(http.values).length > 0 ? parsed(answer.body) : undefined
  if (http.json.length > 0 && found === undefined) return failed('answered something that is not JSON', means)
  const broken = assertionsOf(http.json, found)
  const more = { ...valuesOf(http.values, found), ...warningOf(answer, http.certificateDays, now) }
  if (broken) return { ...failed(broken.why, broken.means ?? means), ...more }
  return timed(answer.milliseconds, http.slowerThanMs, more)
}

export function resultOfConnection({ tcp }: Probe, milliseconds: number): Result {
  return timed(milliseconds, tcp?.slowerThanMs, {})
}

/** Of a look that met nobody; where it was not allowed to be taken it tells nothing. */
export function resultOfFailure({ means, timeoutSeconds }: Probe, error: unknown): Failed | Missing {
  if (!(error instanceof Unreached)) throw error
  if (error.reason === 'forbidden_address')
    return { verdict: 'missing', why: `PROBE_ALLOW_PRIVATE does not allow it (${error.message})` }
  return failed(words(error.reason, timeoutSeconds), means)
}

/** `lastAt` is the last sign of life, `awakeSince` since when we would have taken one; in milliseconds. */
export function resultOfHeartbeat(
  { heartbeat, means }: Probe,
  beat: { at: string; ok: boolean; milliseconds: number | null; says: string | null } | null,
  awakeSince: number,
  now: number,
): Result {
  const within = heartbeat ? (heartbeat.every + heartbeat.grace) * 1000 : 0
  if (!beat) return { verdict: 'missing', why: 'nothing was heard of it yet' }
  const silent = now - ms(beat.at)
  if (silent <= within)
    return beat.ok
      ? { verdict: 'good', milliseconds: beat.milliseconds }
      : failed(beat.says ?? 'says itself that it failed', means)
  if (now - awakeSince <= within) return { verdict: 'missing', why: 'we have not listened for long enough' }
  return failed(`nothing heard for ${duration(silent)}`, means)
}

function timed(
  milliseconds: number,
  slowerThanMs: number | undefined,
  more: Pick<Good, 'warning' | 'values'>,
): Result {
  if (slowerThanMs === undefined || milliseconds <= slowerThanMs)
    return { verdict: 'good', milliseconds, ...more }
  const why = `took ${milliseconds} ms, expected at most ${slowerThanMs} ms`
  return { verdict: 'failed', milliseconds, why, means: 'degraded_performance', slow: true, ...more }
}

function failed(why: string, means: FailureMeans): Failed {
  return { verdict: 'failed', milliseconds: null, why, means }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

function valuesOf(places: Record<string, string>, found: unknown): Pick<Good, 'values'> {
  const values = Object.entries(places).flatMap(([name, at]) => {
    const value = numberAt(found, at)
    return value === null ? [] : [[name, value] as const]
  })
  return values.length > 0 ? { values: Object.fromEntries(values) } : {}
}

function warningOf(
  { certificateExpiresAt }: NetworkAnswer,
  certificateDays: number,
  now: number,
): Pick<Good, 'warning'> {
  if (certificateExpiresAt === null || ms(certificateExpiresAt) - now > certificateDays * day) return {}
  return { warning: `its certificate runs out on ${shortDate(certificateExpiresAt)}` }
}

function words(reason: UnreachedReason, timeoutSeconds: number): string {
  const said: Record<UnreachedReason, string> = {
    forbidden_address: 'must not be reached',
    name: 'its name cannot be found',
    refused: 'takes no connection',
    unreachable: 'cannot be reached',
    tls: 'offers no secure connection',
    timeout: `no answer within ${timeoutSeconds} s`,
    reset: 'breaks the connection off',
    too_large: 'answers more than it should',
    protocol: 'answers something that is not HTTP',
    redirects: 'leads from one address to the next without end',
  }
  return said[reason]
}

/** Whether a failure may as well be one of our own network. */
export function mayBeOurs(error: unknown): boolean {
  return error instanceof Unreached && ['name', 'unreachable', 'timeout'].includes(error.reason)
}
