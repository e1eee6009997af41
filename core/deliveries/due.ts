import type { Deps } from '#core/deps.ts'
import { queuedNotices } from '#core/notices/record.ts'
import type { Key } from '#core/ports.ts'
import { instant, type Instant } from '#core/words/times.ts'
import type { Batch } from './batch.ts'

/**
 * Batches to send now, the one due longest first. A notice waits until every earlier notice about the same incident
 * is finished, so that a resolution never overtakes what it resolves.
 */
export async function dueBatches(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  limit: number,
): Promise<Pick<Batch, 'notice' | 'number'>[]> {
  const now = instant(clock.now())
  const queue = await queuedNotices(store, 1000)
  const first = new Map<string, string>()
  for (const { id, incident } of queue) if (incident && !first.has(incident)) first.set(incident, id)

  const ready: Pick<Batch, 'notice' | 'number'>[] = []
  for (let after: Key | undefined; ready.length < limit;) {
    const page = await store.list(['batch-due'], { limit: 100, ...(after && { after }) })
    for (const { key, value } of page) {
      const [, dueAt = '', notice = '', number = ''] = key
      if (dueAt > now) return ready
      const { incident } = value as { incident: string | null }
      const waits = incident !== null && first.has(incident) && first.get(incident) !== notice
      if (!waits) ready.push({ notice, number: Number(number) })
    }
    if (page.length < 100) return ready
    after = page.at(-1)?.key
  }
  return ready
}

/** What is waiting to be sent, for health and metrics. */
export async function deliveryState({ store }: Pick<Deps, 'store'>): Promise<{
  queuedNotices: number
  oldestQueuedAt: Instant | null
  stuckBatches: number
}> {
  const [queue, stuck] = await Promise.all([
    queuedNotices(store, 1000),
    store.list(['batch-stuck'], { limit: 1000 }),
  ])
  return {
    queuedNotices: queue.length,
    oldestQueuedAt: queue[0]?.createdAt ?? null,
    stuckBatches: stuck.length,
  }
}
