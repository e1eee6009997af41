import type { Entry, Key, Put, Store } from '#core/ports.ts'
import { day, type Instant, ms } from '#core/words/times.ts'

/** One attempt, as the subscriber reads of it. */
export interface Attempt {
  at: Instant
  /** `incident.opened`, `ping` */
  type: string
  /** What it is known by at both ends: the same for every attempt. */
  message: string
  /** The notice; null for a ping. */
  notice: string | null
  /** Why it was made. */
  cause: 'notice' | 'ping' | 'replay'
  status: number | null
  milliseconds: number
  said: string
  delivered: boolean
  /** When it is tried again; null when it is not. */
  nextAt: Instant | null
}

/** How a hook has fared of late. */
export interface HookHealth {
  last: Pick<Attempt, 'at' | 'status' | 'said' | 'delivered'>
  /** Since when nothing was delivered; null while things are. */
  failingSince: Instant | null
}

const logLives = 30 * day

export const logKey = (subscriber: string, at: Instant, id: string): Key => ['hook-log', subscriber, at, id]
export const healthKey = (subscriber: string): Key => ['hook-health', subscriber]

/** Writes an attempt down, and how the hook stands after it. */
export function attemptPuts(
  subscriber: string,
  id: string,
  attempt: Attempt,
  before: HookHealth | null,
): Put[] {
  const { at, status, said, delivered } = attempt
  const failingSince = delivered ? null : (before?.failingSince ?? at)
  const health: HookHealth = { last: { at, status, said, delivered }, failingSince }
  return [
    { key: logKey(subscriber, at, id), value: attempt, expiresAt: ms(at) + logLives },
    { key: healthKey(subscriber), value: health },
  ]
}

/** What was attempted last, newest first. */
export async function attempts(
  store: Pick<Store, 'list'>,
  subscriber: string,
  limit: number,
): Promise<Attempt[]> {
  const found = (await store.list(['hook-log', subscriber], { limit, reverse: true })) as Entry<Attempt>[]
  return found.map(({ value }) => value)
}

export async function healthOf(store: Store, subscribers: readonly string[]): Promise<(HookHealth | null)[]> {
  if (subscribers.length === 0) return []
  const found = (await store.get(subscribers.map(healthKey))) as (Entry<HookHealth> | null)[]
  return found.map((entry) => entry?.value ?? null)
}
