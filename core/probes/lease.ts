import type { Deps } from '#core/deps.ts'
import { instant, type Instant, second } from '#core/words/times.ts'
import type { Probe } from './probe.ts'
import { type StoredWatch, type Watch, watchKey } from './record.ts'

const grace = 15 * second

/** When the next probe is due, in milliseconds. */
export function nextTurn(probes: readonly Probe[], now: number): number {
  return Math.min(...probes.map(({ every }) => (Math.floor(now / (every * 1000)) + 1) * every * 1000))
}

/** Before the first look, so that nobody else takes it. */
export async function claim(
  { store, clock, content }: Deps,
  holder: string,
  before: StoredWatch | null,
): Promise<StoredWatch> {
  const now = clock.now()
  const watch: Watch = {
    ...(before?.watch ?? { at: null, awakeSince: instant(now), states: {}, hour: {}, day: {} }),
    holder,
    until: leaseFrom(content.probes.probes, now),
  }
  const version = await store.commit({
    expect: [{ key: watchKey, version: before?.version ?? null }],
    put: [{ key: watchKey, value: watch }],
    remove: [],
  })
  return { watch, version }
}

/** Until the round after the next has begun without us; with probes that all run into their time-outs, later. */
export function leaseFrom(probes: readonly Probe[], now: number): Instant {
  const slowest = Math.max(...probes.map(({ timeoutSeconds }) => timeoutSeconds)) * second
  return instant(nextTurn(probes, nextTurn(probes, now)) + slowest * Math.ceil(probes.length / 6) + grace)
}
