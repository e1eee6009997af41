import { z } from 'zod'
import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict } from '#core/errors.ts'
import type { Notice } from '#core/notices/notice.ts'
import { noticeKey, queuePut } from '#core/notices/record.ts'
import type { Change, Entry } from '#core/ports.ts'
import { instant, type Instant } from '#core/words/times.ts'
import { type Batch, batchKey, forgotten, type Recipient, stuckBatches, stuckKey } from './batch.ts'
import { newBatchPuts } from './claim-batch.ts'
import { toldNotice } from './list-deliveries.ts'
import { countsMoved } from './progress.ts'

export const unknownDecision = z.strictObject({
  /** `again` sends under a new key, and may reach somebody a second time; `leave` lets it be. */
  decision: z.enum(['again', 'leave']),
})
export type UnknownDecision = z.infer<typeof unknownDecision>

/** In one commit. */
const atOnce = 20

/**
 * What an operator decided about those of whom nobody knows whether a notice reached them; returns how many that were.
 * Some batches at a time: what a crash leaves is still to be decided.
 */
export async function decideUnknown(
  deps: Deps,
  notice: string,
  { decision }: UnknownDecision,
  command: Command,
): Promise<number> {
  await toldNotice(deps.store, notice)
  let people = 0
  for (;;) {
    const { result } = await carryOut(deps, command, () => decideSome(deps, notice, decision))
    if (result === 0) break
    people += result
  }
  if (people === 0) throw conflict('There is nothing to decide: of everybody it is known what became of it.')
  return people
}

async function decideSome({ store, clock }: Deps, id: string, decision: UnknownDecision['decision']) {
  const stuck = await store.list([...stuckBatches, id], { limit: atOnce })
  if (stuck.length === 0) return { result: 0, change: null }
  const keys = stuck.map(({ key }) => batchKey({ notice: id, number: Number(key[2]) }))
  const [noticeEntry, ...entries] = await store.get([noticeKey(id), ...keys])
  const batches = entries.flatMap((entry) => (entry ? [entry as Entry<Batch>] : []))
  const notice = noticeEntry?.value as Notice | undefined
  if (!noticeEntry || !notice) return { result: 0, change: null }
  const now = instant(clock.now())

  const people = batches.reduce((sum, { value }) => sum + undecided(value).length, 0)
  const again = decision === 'again'
  const once = again
    ? batches.map(({ value }, index) => onceMore(value, notice.batches + index + 1, now))
    : []
  const counts = { ...countsMoved(notice.counts, null, 'unknown', people) }
  const changed: Notice = {
    ...notice,
    batches: notice.batches + once.length,
    counts: again ? { ...counts, unknown: counts.unknown - people } : counts,
  }
  const change: Change = {
    expect: [noticeEntry, ...batches].map(({ key, version }) => ({ key, version })),
    put: [
      { key: noticeEntry.key, value: changed },
      ...batches.map(({ key, value }) => ({ key, value: again ? without(value) : letBe(value) })),
      ...once.flatMap(newBatchPuts),
      ...(again ? [queuePut(changed)] : []),
    ],
    remove: batches.map(({ value }) => stuckKey(value)),
  }
  const action = again ? 'delivery.again' : 'delivery.leave'
  return { result: people, change, audit: { action, subject: id, detail: { people } } }
}

function undecided({ recipients }: Batch): Recipient[] {
  return recipients.filter(({ outcome }) => outcome === null)
}

/** A batch of its own, and so a key of its own. */
function onceMore(batch: Batch, number: number, now: Instant): Batch {
  const { sender: _sender, renewed: _renewed, ...rest } = batch
  const untried = { state: 'queued' as const, attempts: 0, firstAttemptAt: null, dueAt: now, error: null }
  return { ...rest, ...untried, number, recipients: undecided(batch), again: true }
}

function without(batch: Batch): Batch {
  const recipients = batch.recipients.filter(({ outcome }) => outcome !== null).map(forgotten)
  return { ...batch, state: 'done', recipients }
}

function letBe(batch: Batch): Batch {
  const reason = batch.error ?? 'the provider never said'
  const recipients = batch.recipients.map((each) =>
    forgotten({ ...each, outcome: each.outcome ?? { state: 'unknown' as const, reason } }),
  )
  return { ...batch, state: 'done', recipients }
}
