import type { Put } from '#core/ports.ts'
import { day, hour, type Instant } from '#core/words/times.ts'
import type { Probe } from './probe.ts'
import { dayKey, hourKey, type Round, type Watch } from './record.ts'
import type { Result } from './result.ts'
import { noSums, type Sums, withResult } from './sums.ts'

const hoursKept = 50 * hour
/** Milliseconds for which each single result is kept. */
export const resultsKept = day

/** The sums of the hour and of the day that go on, with these results. */
export function running(
  watch: Watch,
  at: Instant,
  results: ReadonlyMap<Probe, Result>,
): Pick<Watch, 'hour' | 'day'> {
  return {
    hour: summed(sameHour(watch, at) ? watch.hour : {}, results),
    day: summed(sameDay(watch, at) ? watch.day : {}, results),
  }
}

/** The hour and the day that the last round was the last of. */
export function finished(watch: Watch, at: Instant, now: number): Put[] {
  if (watch.at === null) return []
  const expiry = { expiresAt: now + hoursKept }
  return [
    ...(sameHour(watch, at) ? [] : [{ key: hourKey(watch.at.slice(0, 13)), value: watch.hour, ...expiry }]),
    ...(sameDay(watch, at) ? [] : [{ key: dayKey(watch.at.slice(0, 10)), value: watch.day }]),
  ]
}

export function roundOf(results: ReadonlyMap<Probe, Result>): Round {
  return Object.fromEntries(
    [...results].map(([{ id }, result]) => [
      id,
      {
        verdict: result.verdict,
        milliseconds: result.verdict === 'missing' ? null : result.milliseconds,
        ...(result.verdict !== 'good' && { why: result.why }),
      },
    ]),
  )
}

function sameHour(watch: Watch, at: Instant): boolean {
  return watch.at?.slice(0, 13) === at.slice(0, 13)
}

function sameDay(watch: Watch, at: Instant): boolean {
  return watch.at?.slice(0, 10) === at.slice(0, 10)
}

function summed(before: Record<string, Sums>, results: ReadonlyMap<Probe, Result>): Record<string, Sums> {
  const sums = { ...before }
  for (const [{ id }, result] of results) sums[id] = withResult(sums[id] ?? noSums, result)
  return sums
}
