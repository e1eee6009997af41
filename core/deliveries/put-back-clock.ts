import type { Notice } from '#core/notices/notice.ts'
import { noticeKey } from '#core/notices/record.ts'
import { instant, minute, ms } from '#core/words/times.ts'
import { type Batch, batchKey } from './batch.ts'
import { givenUp, longestPause, retriesOf } from './retries.ts'
import type { DeliveryDeps } from './sender.ts'
import { settleBatch } from './settle-batch.ts'

const atOnce = 50

/**
 * Ends batches whose next attempt lies further ahead than any pause: they were tried by a clock that was put back since,
 * so nobody can say how old their key is.
 */
export async function endForgottenKeys(deps: DeliveryDeps): Promise<void> {
  const { store, clock } = deps
  const farthest = instant(clock.now() + longestPause + 5 * minute)
  const last = await store.list(['batch-retry'], { limit: atOnce, reverse: true })
  for (const { key } of last.filter(({ key: [, dueAt = ''] }) => dueAt > farthest)) {
    const [, , notice = '', number = ''] = key
    const [batch, about] = await store.get([batchKey({ notice, number: Number(number) }), noticeKey(notice)])
    const found = batch?.value as Batch | undefined
    if (!batch || !about || found?.state !== 'queued' || ms(found.dueAt) <= ms(farthest)) continue
    const error = 'the clock was put back, so nobody knows how old this attempt is'
    const ended = givenUp({ ...found, error }, retriesOf(deps, found).then)
    await settleBatch(deps, { batch: ended, notice: about.value as Notice, version: batch.version })
  }
}
