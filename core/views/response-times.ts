import type { Deps } from '#core/deps.ts'
import { daySums, findWatch, hourSums } from '#core/probes/record.ts'
import { added, percentile, type Sums } from '#core/probes/sums.ts'
import { day, hour, instant } from '#core/words/times.ts'

export const hoursShown = 24
export const responseDays = 30

/** How fast a service answered within a day or an hour; null where nothing was measured. */
export interface Speed {
  /** `2026-11-17`, or `2026-11-17T02` */
  at: string
  /** Milliseconds within which half of all answers came, and 95 of 100. */
  half: number | null
  most: number | null
}

/** For `/services/{id}`. */
export interface ResponseTimes {
  /** The oldest first, the present one last. */
  days: Speed[]
  hours: Speed[]
}

/** How fast a service answered its checks; null where none of them measures it. */
export async function responseTimes(
  { store, clock, content }: Pick<Deps, 'store' | 'clock' | 'content'>,
  component: string,
): Promise<ResponseTimes | null> {
  const ids = content.probes.probes
    .filter((probe) => probe.component === component && !probe.heartbeat)
    .map(({ id }) => id)
  if (ids.length === 0) return null
  const now = clock.now()
  const [days, hours, stored] = await Promise.all([
    daySums(store, responseDays),
    hourSums(store, hoursShown),
    findWatch(store),
  ])
  const watch = stored?.watch
  const running = (sums: Record<string, Sums> | undefined, letters: number) =>
    watch?.at && sums ? [{ at: watch.at.slice(0, letters), sums }] : []
  const speeds = (known: { at: string; sums: Record<string, Sums> }[], at: string): Speed => {
    const sums = added(
      known.filter((each) => each.at === at).flatMap((each) => ids.flatMap((id) => each.sums[id] ?? [])),
    )
    return { at, half: percentile(sums, 50), most: percentile(sums, 95) }
  }
  const knownDays = [...days, ...running(watch?.day, 10)]
  const knownHours = [...hours, ...running(watch?.hour, 13)]
  return {
    days: lastOf(now, day, responseDays, 10).map((at) => speeds(knownDays, at)),
    hours: lastOf(now, hour, hoursShown, 13).map((at) => speeds(knownHours, at)),
  }
}

function lastOf(now: number, length: number, count: number, letters: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    instant(now - (count - 1 - index) * length).slice(0, letters),
  )
}
