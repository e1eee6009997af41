import type { Deps } from '#core/deps.ts'
import { queuedNotices } from '#core/notices/record.ts'
import type { Key } from '#core/ports.ts'
import { instant, type Instant, ms } from '#core/words/times.ts'
import type { BatchName, Lane } from './batch.ts'
import { mailPause, type Pause } from './limits.ts'
import type { DeliveryDeps } from './sender.ts'

/** Batches of a lane to send now, the one due longest first, after the key given. */
export async function dueBatches(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  lane: Lane,
  limit: number,
  after?: Key,
): Promise<{ key: Key; name: BatchName }[]> {
  const now = instant(clock.now())
  const found = await store.list([lane], { limit, ...(after && { after }) })
  return found.flatMap(({ key }) => {
    const [, dueAt = '', notice = '', number = ''] = key
    return dueAt > now ? [] : [{ key, name: { notice, number: Number(number) } }]
  })
}

/** What is waiting to be sent, for health, metrics and the console. */
export interface DeliveryState {
  queuedNotices: number
  oldestQueuedAt: Instant | null
  /** Seconds since the oldest notice was decided of which something is not sent; 0 while there is none. */
  oldestUnsentSeconds: number
  stuckBatches: number
  /** What all email waits for. */
  pause: Pause | null
}

export async function deliveryState(
  deps: Pick<DeliveryDeps, 'store' | 'clock' | 'limits'>,
): Promise<DeliveryState> {
  const { store, clock } = deps
  const [queue, stuck, pause] = await Promise.all([
    queuedNotices(store, 1000),
    store.list(['batch-stuck'], { limit: 1000 }),
    mailPause(deps),
  ])
  const now = instant(clock.now())
  const [next] = await dueBatches(deps, 'batch-due', 1)
  // What waits for the end of quiet hours is not late.
  const late = queue.filter(({ quietUntil = '' }) => quietUntil <= now).map(({ createdAt }) => createdAt)
  const oldest = [...late, ...(next ? [next.key[1] ?? now] : [])].toSorted()[0] ?? null
  return {
    queuedNotices: queue.length,
    oldestQueuedAt: oldest,
    oldestUnsentSeconds: oldest ? Math.max(0, Math.floor((clock.now() - ms(oldest)) / 1000)) : 0,
    stuckBatches: stuck.length,
    pause,
  }
}
