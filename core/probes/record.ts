import type { Entry, Key, Store, Version } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import type { Probe } from './probe.ts'
import type { Result } from './result.ts'
import { nothingKnown, type ProbeState } from './state.ts'
import type { Sums } from './sums.ts'

/** Everything that one round hands on to the next. */
export interface Watch {
  /** When the last round began; null before the first. */
  at: Instant | null
  /** Since when no round was missed. */
  awakeSince: Instant
  /** Who looks, and until when nobody else does. */
  holder: string
  until: Instant
  /** By probe. */
  states: Record<string, ProbeState>
  /** Of the hour and of the day of the last round. */
  hour: Record<string, Sums>
  day: Record<string, Sums>
}

export interface StoredWatch {
  watch: Watch
  version: Version
}

/** The last sign of life that a job gave. */
export interface Beat {
  at: Instant
  ok: boolean
  milliseconds: number | null
  says: string | null
}

export const watchKey: Key = ['probe-watch']
export const roundKey = (at: Instant): Key => ['probe-round', at]
/** `2026-11-17T02` */
export const hourKey = (hour: string): Key => ['probe-hour', hour]
/** `2026-11-17` */
export const dayKey = (day: string): Key => ['probe-day', day]
export const beatKey = (probe: string): Key => ['heartbeat', probe]

/** One round: milliseconds where it worked, else why it did not; null where nothing could be found out. */
export type Round = Record<string, { milliseconds: number | null; why?: string; verdict: Result['verdict'] }>

export async function findWatch(store: Pick<Store, 'get'>): Promise<StoredWatch | null> {
  const [entry] = (await store.get([watchKey])) as (Entry<Watch> | null)[]
  return entry ? { watch: entry.value, version: entry.version } : null
}

export async function findBeats(
  store: Pick<Store, 'get'>,
  probes: readonly Probe[],
): Promise<Record<string, Beat | null>> {
  const ids = probes.filter(({ heartbeat }) => heartbeat).map(({ id }) => id)
  if (ids.length === 0) return {}
  const entries = await store.get(ids.map(beatKey))
  return Object.fromEntries(ids.map((id, index) => [id, (entries[index]?.value as Beat | undefined) ?? null]))
}

export function stateOf(watch: Pick<Watch, 'states'> | null, { id }: Pick<Probe, 'id'>): ProbeState {
  return watch?.states[id] ?? nothingKnown
}

/** The sums of the last so many days that are over, by day, the oldest first. */
export function daySums(store: Pick<Store, 'list'>, days: number) {
  return sumsBelow(store, ['probe-day'], days)
}

/** The same of hours. */
export function hourSums(store: Pick<Store, 'list'>, hours: number) {
  return sumsBelow(store, ['probe-hour'], hours)
}

async function sumsBelow(
  store: Pick<Store, 'list'>,
  below: Key,
  limit: number,
): Promise<{ at: string; sums: Record<string, Sums> }[]> {
  const entries = (await store.list(below, { limit, reverse: true })) as Entry<Record<string, Sums>>[]
  return entries.map(({ key, value }) => ({ at: key.at(-1) ?? '', sums: value })).toReversed()
}
