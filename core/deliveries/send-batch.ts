import { Refusal } from '#core/errors.ts'
import { mailSpoken } from '#core/notices/mails.ts'
import { instant, second } from '#core/words/times.ts'
import { type BatchName, idempotencyKey } from './batch.ts'
import { claimBatch, type Claimed, type NotClaimed } from './claim-batch.ts'
import { NothingTaken, pausing } from './limits.ts'
import { endIfTooOld, longestPause, retriesOf } from './retries.ts'
import type { DeliveryDeps } from './sender.ts'
import { senderFor } from './sender-for.ts'
import { requeue, settleBatch } from './settle-batch.ts'
import { readStanding, type Standing } from './standing.ts'

/**
 * Sends a batch under its own key and writes down what became of each recipient. Safe to call twice and to be
 * killed: whoever holds the lease sends, and a repeat after its end goes out under the same key.
 * Returns whether it was ours to send.
 */
export async function sendBatch(
  deps: DeliveryDeps,
  name: BatchName,
  standing?: Standing,
): Promise<'sent' | NotClaimed> {
  const claimed = await claimBatch(deps, name, standing ?? (await readStanding(deps.store)))
  if (claimed === 'nothing' || 'until' in claimed) return claimed
  await sendClaimed(deps, claimed)
  return 'sent'
}

export async function sendClaimed(deps: DeliveryDeps, { batch, notice, version }: Claimed): Promise<void> {
  const waiting = batch.recipients.filter(({ outcome }) => outcome === null)
  try {
    const sender = senderFor({ ...deps, ...batch.sender }, batch.channel)
    const mail = await mailSpoken(deps.store, notice, waiting[0]?.language)
    const spoken = { ...notice, mail }
    const said = waiting.length > 0 ? await sender.send(idempotencyKey(batch), spoken, waiting) : []
    const outcomes = new Map(waiting.map((recipient, index) => [recipient, said[index]]))
    const recipients = batch.recipients.map((recipient) =>
      outcomes.has(recipient)
        ? {
            ...recipient,
            outcome: outcomes.get(recipient) ?? {
              state: 'failed' as const,
              reason: 'the provider did not say',
            },
          }
        : recipient,
    )
    const done = { ...batch, recipients, state: 'done' as const, error: null }
    await settleBatch(deps, { batch: done, notice, version })
  } catch (error) {
    await putOff(deps, { batch, notice, version }, error)
  }
}

async function putOff(
  deps: DeliveryDeps,
  { batch, notice, version }: Claimed,
  error: unknown,
): Promise<void> {
  const now = deps.clock.now()
  const said = error instanceof Error ? error.message : String(error)
  const wanted = error instanceof Refusal ? error.retryAfter : undefined
  const refused = error instanceof NothingTaken && !batch.channel ? error : null
  if (refused && batch.attempts === 1) {
    // Nobody can have got it: all of it is as if it had never been tried, but for the key.
    const untried = { attempts: 0, firstAttemptAt: null, renewed: (batch.renewed ?? 0) + 1 }
    const dueAt = instant(now + (wanted ?? 1) * second)
    const emails = batch.recipients.filter(({ outcome }) => outcome === null).length
    return requeue(deps, { batch, version }, { ...untried, dueAt, error: said }, () =>
      pausing(deps, refused, emails),
    )
  }
  const retries = retriesOf(deps, batch)
  const pause =
    wanted === undefined
      ? retries.pause(batch.attempts)
      : Math.min(wanted * second, retries.longestPause ?? longestPause)
  if (await endIfTooOld(deps, { batch: { ...batch, error: said }, notice, version }, now + pause)) return
  await requeue(deps, { batch, version }, { dueAt: instant(now + pause), error: said }, () =>
    refused ? pausing(deps, refused, 0) : Promise.resolve({ expect: [], put: [] }),
  )
}
