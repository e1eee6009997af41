import { Refusal } from '#core/errors.ts'
import type { BatchChannel } from './batch.ts'
import { emailSender } from './email-sender.ts'
import type { DeliveryDeps, Sender } from './sender.ts'

export function senderFor(deps: DeliveryDeps, channel: BatchChannel = 'email'): Sender {
  return channel === 'email' ? emailSender(deps) : (deps.senders?.[channel] ?? waiting(channel))
}

/** Sends nothing; every batch stays due until a sender is there, and keeps nobody else waiting. */
function waiting(channel: BatchChannel): Sender {
  return {
    batchLimit: 1,
    send: () => Promise.reject(new Refusal('unavailable', `Nothing here sends to ${channel}`)),
  }
}
