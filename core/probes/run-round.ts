import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { instant, minute, ms, second } from '#core/words/times.ts'
import { changePut, type ProbeChange } from './change.ts'
import { claim, leaseFrom, nextTurn } from './lease.ts'
import { look, type LookDeps } from './look.ts'
import { news } from './news.ts'
import { dueProbes, type Probe } from './probe.ts'
import { findBeats, findWatch, roundKey, stateOf, type StoredWatch, type Watch, watchKey } from './record.ts'
import { advanced } from './state.ts'
import { finished, resultsKept, roundOf, running } from './stretches.ts'

export interface RoundDeps extends Deps, LookDeps {}

/** Who looks, and what it knows since its last round, so that it need not ask the store again. */
export interface Looker {
  readonly id: string
  known: StoredWatch | null
  /** Before that, in milliseconds, there is nothing to do. */
  restsUntil: number
}

export const newLooker = (id: string): Looker => ({ id, known: null, restsUntil: 0 })

/** After a longer gap the process slept, or nobody looked. */
const longestGap = 3 * minute

/**
 * Looks at whatever is due, and writes all that follows in one commit. Of several processes one looks; another takes
 * over when that one misses its turn. Returns what has changed, or null where this process had nothing to do.
 */
export async function runRound(deps: RoundDeps, looker: Looker): Promise<ProbeChange[] | null> {
  const { clock, content, store } = deps
  const { probes } = content.probes
  const now = clock.now()
  if (probes.length === 0 || now < looker.restsUntil) return null
  if (looker.known && dueProbes(probes, lastRound(looker.known.watch), now).length === 0) return null

  const stored = looker.known ?? (await findWatch(store))
  const due = dueProbes(probes, stored ? lastRound(stored.watch) : 0, now)
  if (stored && stored.watch.holder !== looker.id && ms(stored.watch.until) > now) {
    looker.restsUntil = ms(stored.watch.until)
    return null
  }
  if (due.length === 0) {
    // Another process has just looked, and is gone; its turn is ours from the next round on.
    looker.restsUntil = nextTurn(probes, now)
    return null
  }
  try {
    const mine = stored?.watch.holder === looker.id ? stored : await claim(deps, looker.id, stored)
    return await lookAndWrite(deps, looker, mine, due, now)
  } catch (error) {
    looker.known = null
    if (error instanceof Refusal && error.kind === 'conflict') return null
    throw error
  }
}

function lastRound({ at }: Watch): number {
  return at === null ? 0 : ms(at)
}

async function lookAndWrite(
  deps: RoundDeps,
  looker: Looker,
  { watch, version }: StoredWatch,
  due: readonly Probe[],
  now: number,
): Promise<ProbeChange[]> {
  const { store, clock, content } = deps
  const { probes, reference } = content.probes
  const at = instant(now)
  const slept = watch.at === null || now - ms(watch.at) > longestGap + longestTurn(probes)
  const awakeSince = slept ? at : watch.awakeSince
  const beats = await findBeats(store, due)
  const results = await look(deps, due, { reference, beats, awakeSince: ms(awakeSince), now })

  const seen = Object.fromEntries(probes.map((probe) => [probe.id, stateOf(watch, probe)]))
  for (const [probe, result] of results) seen[probe.id] = advanced(probe, stateOf(watch, probe), result, at)
  const { changes, states } = await news(deps, watch, seen, at)

  const next: Watch = {
    at,
    awakeSince,
    holder: looker.id,
    until: leaseFrom(probes, clock.now()),
    states,
    ...running(watch, at, results),
  }
  const written = await store.commit({
    expect: [{ key: watchKey, version }],
    put: [
      { key: watchKey, value: next },
      { key: roundKey(at), value: roundOf(results), expiresAt: now + resultsKept },
      ...finished(watch, at, now),
      ...changes.map(changePut),
    ],
    remove: [],
  })
  looker.known = { watch: next, version: written }
  return changes
}

function longestTurn(probes: readonly Probe[]): number {
  return Math.max(...probes.map(({ every }) => every)) * second
}
