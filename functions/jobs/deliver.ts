import { dueBatches } from '#core/deliveries/due.ts'
import { expandNotice } from '#core/deliveries/expand-notice.ts'
import { type DeliveryDeps, sendBatch } from '#core/deliveries/send-batch.ts'
import { queuedNotices } from '#core/notices/record.ts'

/** Hands out every notice and sends every batch that is due, until nothing is left to do now. */
export async function deliver(deps: DeliveryDeps): Promise<void> {
  for (const { id } of await queuedNotices(deps.store, 1000))
    await expandNotice(deps, id, deps.mailer.batchLimit)
  for (let sent = true; sent;) {
    sent = false
    for (const batch of await dueBatches(deps, 100)) sent = (await sendBatch(deps, batch)) || sent
  }
}
