import { hour, minute, ms } from '#core/words/times.ts'
import type { Batch } from './batch.ts'
import type { DeliveryDeps, Retries } from './sender.ts'
import { senderFor } from './sender-for.ts'
import { type Held, settleBatch } from './settle-batch.ts'

/**
 * Of email, and of every channel that says nothing else: after so long under one key the provider may forget it, so no
 * attempt is made any more.
 */
const usual: Retries = {
  pause: (attempt) => Math.min(5000 * 2 ** (attempt - 1), 15 * minute),
  giveUpAfter: 23 * hour,
  then: 'stuck',
}

/** However long a provider asks us to wait. */
export const longestPause = hour

export function retriesOf(deps: DeliveryDeps, { channel }: Batch): Retries {
  return senderFor(deps, channel).retries ?? usual
}

/** Ends a batch that may be tried no more at that time, also after we were gone for a while; says whether it did. */
export async function endIfTooOld(deps: DeliveryDeps, held: Held, at: number): Promise<boolean> {
  const { batch } = held
  const retries = retriesOf(deps, batch)
  const age = batch.firstAttemptAt === null ? 0 : at - ms(batch.firstAttemptAt)
  if (age <= retries.giveUpAfter) return false
  await settleBatch(deps, { ...held, batch: givenUp(batch, retries.then) })
  return true
}

export function givenUp(batch: Batch, then: Retries['then']): Batch {
  const error = batch.error ?? 'interrupted, and found again too late'
  if (then === 'stuck') return { ...batch, state: 'stuck', error }
  const recipients = batch.recipients.map((each) =>
    each.outcome ? each : { ...each, outcome: { state: 'failed' as const, reason: error } },
  )
  return { ...batch, recipients, state: 'done', error }
}
