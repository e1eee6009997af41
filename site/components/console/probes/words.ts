import type { Check } from '#core/probes/checks.ts'
import { duration, type Instant, minute, ms, timeSeenFrom } from '#core/words/times.ts'
import { stateClass, type StateClass } from '#site/components/signs/state.ts'

export function signOf({ shown, means, warning }: Check): StateClass {
  if (shown === 'failing') return stateClass(means)
  if (shown === 'no_data') return 'none'
  return warning ? 'degraded' : 'ok'
}

/** `88 ms`, `2.4 s` */
export function took(milliseconds: number | null): string {
  if (milliseconds === null) return ''
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

/** `Working since 02:44 UTC`, `Failing since 02:44 UTC: answered 503, expected 200` */
export function standing({ shown, since, why, warning, flapping }: Check, now: Instant): string {
  if (shown === 'no_data') return why ? `No data: ${why}` : 'No data yet'
  const word = shown === 'working' ? 'Working' : flapping ? 'Failing again and again' : 'Failing'
  const from = since ? ` since ${timeSeenFrom(since, now)}` : ''
  const more = shown === 'failing' ? why : warning
  return `${word}${from}${more ? `: ${more}` : ''}`
}

/** `20 s ago`, `3 min ago` */
export function ago(at: Instant, now: Instant): string {
  const passed = Math.max(0, ms(now) - ms(at))
  return passed < minute ? `${Math.floor(passed / 1000)} s ago` : `${duration(passed)} ago`
}
