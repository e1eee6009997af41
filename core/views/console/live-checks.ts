import { worst } from '#core/components/status.ts'
import type { Deps } from '#core/deps.ts'
import { type Check, readChecks } from '#core/probes/checks.ts'
import { recentLooks, type RecentLooks } from '#core/probes/recent-looks.ts'
import { duration, listed, ms } from '#core/words/times.ts'
import type { Live } from './resolve-model.ts'

/** What the checks of some services know, for each question of the procedure that they can answer. */
export async function readLive(
  deps: Pick<Deps, 'store' | 'clock' | 'content'>,
  components: readonly string[],
): Promise<Record<'checks' | 'errors' | 'speed', Live>> {
  const now = deps.clock.now()
  const { checks } = await readChecks(deps)
  const about = checks.filter(({ component }) => components.includes(component))
  if (about.length === 0) {
    const none: Live = { state: null, says: 'no check is set up' }
    return { checks: none, errors: none, speed: none }
  }
  const ids = about.map(({ id }) => id)
  const looks = await recentLooks(deps.store, ids, now)
  return { checks: passing(about, now), errors: errors(looks), speed: speed(looks, about) }
}

function passing(checks: readonly Check[], now: number): Live {
  const failing = checks.filter(({ shown }) => shown === 'failing')
  const working = checks.filter(({ shown }) => shown === 'working')
  if (failing.length > 0)
    return {
      state: worst(failing.flatMap(({ means }) => means ?? [])),
      says: `failing: ${listed(failing.map(({ name }) => name))}`,
    }
  if (working.length < checks.length)
    return { state: null, says: `no data from ${checks.length - working.length} of ${checks.length}` }
  const youngest = Math.max(...working.map(({ since }) => (since ? ms(since) : now)))
  return {
    state: 'operational',
    says: `${working.length} of ${checks.length} work, for ${duration(now - youngest)}`,
  }
}

function errors({ looks, failed, minutes }: RecentLooks): Live {
  if (looks === 0) return { state: null, says: `no look in ${minutes} min` }
  const says = `${failed} of ${looks} looks failed in ${minutes} min`
  return { state: failed === 0 ? 'operational' : 'degraded_performance', says }
}

function speed({ within, usually, minutes }: RecentLooks, checks: readonly Check[]): Live {
  if (within === null) return { state: null, says: `no answer in ${minutes} min` }
  const slow =
    checks.some(({ means }) => means === 'degraded_performance') || (usually !== null && within > 2 * usually)
  const compared = usually === null ? '' : `, usually ${usually} ms`
  return {
    state: slow ? 'degraded_performance' : 'operational',
    says: `95 of 100 answers within ${within} ms${compared}`,
  }
}
