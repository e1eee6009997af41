import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { noCounts, type Notice } from '#core/notices/notice.ts'
import { noticeKey, queueKey } from '#core/notices/record.ts'
import type { Version } from '#core/ports.ts'
import { subscriberKey } from '#core/subscribers/record.ts'
import { suppressedAmong } from '#core/subscribers/suppressed.ts'
import { hour, instant, minute, ms } from '#core/words/times.ts'
import { type Batch, batchKey, dueKey, forgotten, type Recipient, stuckKey } from './batch.ts'
import { countsWith } from './progress.ts'
import type { DeliveryDeps, Retries } from './sender.ts'
import { senderFor } from './sender-for.ts'
import { isStopped, sendingKey } from './sending.ts'

/**
 * Of email, and of every channel that says nothing else: after so long under one key the provider may forget it, so no
 * attempt is made any more.
 */
const usual: Retries = {
  pause: (attempt) => Math.min(5000 * 2 ** (attempt - 1), 15 * minute),
  giveUpAfter: 23 * hour,
  then: 'stuck',
}
const lease = 2 * minute

/**
 * Sends a batch under its own key and writes down what became of each recipient. Safe to call twice and to be
 * killed: whoever holds the lease sends, and a repeat after its end goes out under the same key.
 * Returns false when it was not ours to send.
 */
export async function sendBatch(deps: DeliveryDeps, ref: Pick<Batch, 'notice' | 'number'>): Promise<boolean> {
  const claimed = await claim(deps, ref)
  if (!claimed) return false
  const { batch, notice } = claimed
  const waiting = batch.recipients.filter(({ outcome }) => outcome === null)
  try {
    const key = `${batch.notice}/${batch.number}`
    const outcomes = waiting.length > 0 ? await senderFor(deps, batch.channel).send(key, notice, waiting) : []
    const sent = batch.recipients.map((recipient) => {
      const index = waiting.indexOf(recipient)
      return index < 0
        ? recipient
        : {
            ...recipient,
            outcome: outcomes[index] ?? { state: 'failed' as const, reason: 'the provider did not say' },
          }
    })
    await settle(deps, { ...batch, recipients: sent, state: 'done', error: null }, notice, claimed.version)
  } catch (error) {
    await postpone(deps, batch, notice, claimed.version, error)
  }
  return true
}

async function claim(
  deps: DeliveryDeps,
  ref: Pick<Batch, 'notice' | 'number'>,
): Promise<{ batch: Batch; notice: Notice; version: Version } | null> {
  const { store, clock } = deps
  const [batchEntry, noticeEntry, sending] = await store.get([
    batchKey(ref),
    noticeKey(ref.notice),
    sendingKey,
  ])
  if (!batchEntry || !noticeEntry || isStopped(sending)) return null
  const batch = batchEntry.value as Batch
  const now = clock.now()
  if (batch.state !== 'queued' || ms(batch.dueAt) > now) return null

  const notice = noticeEntry.value as Notice
  if (tooOld(deps, batch, now)) {
    await settle(deps, givenUp(deps, batch), notice, batchEntry.version)
    return null
  }

  const claimed: Batch = {
    ...batch,
    recipients: batch.attempts === 0 ? await stillWanted(store, batch) : batch.recipients,
    attempts: batch.attempts + 1,
    firstAttemptAt: batch.firstAttemptAt ?? instant(now),
    dueAt: instant(now + lease),
  }
  try {
    const version = await store.commit({
      expect: [
        { key: batchEntry.key, version: batchEntry.version },
        { key: sendingKey, version: sending?.version ?? null },
      ],
      put: [
        { key: batchEntry.key, value: claimed },
        { key: dueKey(claimed), value: { incident: notice.incident } },
      ],
      remove: [dueKey(batch)],
    })
    return { batch: claimed, notice, version }
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return null
    throw error
  }
}

/** Only the first attempt may leave anyone out: a repeat under the same key must carry the same mails. */
async function stillWanted(store: Deps['store'], { channel, recipients }: Batch): Promise<Recipient[]> {
  const [found, suppressed] = await Promise.all([
    store.get(recipients.map(({ subscriber }) => subscriberKey(subscriber))),
    suppressedAmong(store, channel ? [] : recipients.map(({ email }) => email)),
  ])
  return recipients.map((recipient, index): Recipient => {
    if (recipient.token !== null && !found[index]) return { ...recipient, outcome: { state: 'left' } }
    return suppressed.has(recipient.email) ? { ...recipient, outcome: { state: 'suppressed' } } : recipient
  })
}

function retriesOf(deps: DeliveryDeps, { channel }: Batch): Retries {
  return senderFor(deps, channel).retries ?? usual
}

/** A batch may be tried again only for so long, also after we were gone for a while. */
function tooOld(deps: DeliveryDeps, batch: Batch, at: number): boolean {
  const { firstAttemptAt } = batch
  return firstAttemptAt !== null && at - ms(firstAttemptAt) > retriesOf(deps, batch).giveUpAfter
}

function givenUp(deps: DeliveryDeps, batch: Batch): Batch {
  const error = batch.error ?? 'interrupted, and found again too late'
  if (retriesOf(deps, batch).then === 'stuck') return { ...batch, state: 'stuck', error }
  const recipients = batch.recipients.map((each) =>
    each.outcome ? each : { ...each, outcome: { state: 'failed' as const, reason: error } },
  )
  return { ...batch, recipients, state: 'done', error }
}

async function postpone(
  deps: DeliveryDeps,
  batch: Batch,
  notice: Notice,
  version: Version,
  error: unknown,
): Promise<void> {
  const now = deps.clock.now()
  const wanted = error instanceof Refusal ? error.retryAfter : undefined
  const pause = wanted ? wanted * 1000 : retriesOf(deps, batch).pause(batch.attempts)
  const later: Batch = {
    ...batch,
    dueAt: instant(now + pause),
    error: error instanceof Error ? error.message : String(error),
  }
  if (tooOld(deps, batch, now + pause))
    return settle(deps, givenUp(deps, { ...batch, error: later.error }), notice, version)
  await deps.store.commit({
    expect: [{ key: batchKey(batch), version }],
    put: [
      { key: batchKey(later), value: later },
      { key: dueKey(later), value: { incident: notice.incident } },
    ],
    remove: [dueKey(batch)],
  })
}

/** Records the end of a batch and, with the last one, takes the notice off the queue; repeats until written. */
async function settle(
  { store }: Pick<Deps, 'store'>,
  batch: Batch,
  notice: Notice,
  version: Version,
): Promise<void> {
  for (;;) {
    const [entry] = await store.get([noticeKey(notice.id)])
    const current = (entry?.value as Notice | undefined) ?? notice
    const counted: Notice = {
      ...current,
      settled: current.settled + 1,
      counts: countsWith(current.counts ?? noCounts, batch),
    }
    const finished = counted.expanded && counted.settled === counted.batches
    // Who was asked to confirm, and never did, leaves nothing behind.
    const overForOne = finished && batch.state === 'done' && notice.audience.to === 'one'
    const kept = batch.state === 'done' ? { ...batch, recipients: batch.recipients.map(forgotten) } : batch
    try {
      await store.commit({
        expect: [
          { key: batchKey(batch), version },
          { key: noticeKey(notice.id), version: entry?.version ?? null },
        ],
        put: [
          ...(overForOne
            ? []
            : [
                { key: batchKey(batch), value: kept },
                { key: noticeKey(notice.id), value: counted },
              ]),
          ...(batch.state === 'stuck' ? [{ key: stuckKey(batch), value: { error: batch.error } }] : []),
        ],
        remove: [
          dueKey(batch),
          ...(finished ? [queueKey(notice)] : []),
          ...(overForOne ? [batchKey(batch), noticeKey(notice.id)] : []),
        ],
      })
      return
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
      if (await movedOn(store, batch, version)) return
    }
  }
}

/** Another process took the batch over after the lease had run out; its record stands. */
async function movedOn(store: Deps['store'], batch: Batch, version: Version): Promise<boolean> {
  const [entry] = await store.get([batchKey(batch)])
  return entry?.version !== version
}
