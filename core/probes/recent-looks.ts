import type { Entry, Store } from '#core/ports.ts'
import { instant, minute } from '#core/words/times.ts'
import { daySums, type Round, roundKey } from './record.ts'
import { added, noSums, percentile, type Sums, withLook } from './sums.ts'

/** What the looks at some services came to of late, before an incident is resolved. */
export interface RecentLooks {
  minutes: number
  looks: number
  failed: number
  /** Milliseconds within which 95 of 100 answers came, and within which they came yesterday; null where none did. */
  within: number | null
  usually: number | null
}

const minutes = 15
const mostRounds = 2 * minutes

export async function recentLooks(
  store: Pick<Store, 'list'>,
  probes: readonly string[],
  now: number,
): Promise<RecentLooks> {
  const [rounds, [yesterday]] = await Promise.all([
    store.list(['probe-round'], { limit: mostRounds, reverse: true }) as Promise<Entry<Round>[]>,
    daySums(store, 1),
  ])
  const from = roundKey(instant(now - minutes * minute))[1] ?? ''
  const sums = rounds
    .filter(({ key }) => (key[1] ?? '') >= from)
    .reduce((sum, { value }) => withRound(sum, value, probes), noSums)
  const usual = added(probes.flatMap((id) => yesterday?.sums[id] ?? []))
  return {
    minutes,
    looks: sums.good + sums.failed,
    failed: sums.failed,
    within: percentile(sums, 95),
    usually: percentile(usual, 95),
  }
}

function withRound(sums: Sums, round: Round, probes: readonly string[]): Sums {
  return probes.reduce((sum, id) => {
    const look = round[id]
    return look ? withLook(sum, look.verdict, look.milliseconds) : sum
  }, sums)
}
