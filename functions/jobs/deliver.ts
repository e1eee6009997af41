import { dueBatches } from '#core/deliveries/due.ts'
import { expandNotice } from '#core/deliveries/expand-notice.ts'
import { sendBatch } from '#core/deliveries/send-batch.ts'
import type { DeliveryDeps } from '#core/deliveries/sender.ts'
import { queuedNotices } from '#core/notices/record.ts'

/**
 * Hands out every notice and sends every batch that is due, in at most so many steps; a step is a page of subscribers or
 * a batch. Returns false when it stopped with something left to do now.
 */
export async function deliver(deps: DeliveryDeps, most = Infinity): Promise<boolean> {
  let left = most
  for (const { id } of await queuedNotices(deps.store, 1000)) {
    left -= await expandNotice(deps, id, left)
    if (left <= 0) return false
  }
  for (let sent = true; sent;) {
    sent = false
    for (const batch of await dueBatches(deps, 100)) {
      if (left-- <= 0) return false
      sent = (await sendBatch(deps, batch)) || sent
    }
  }
  return true
}
