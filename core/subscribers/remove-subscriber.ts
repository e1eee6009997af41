import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { type Batch, batchKey, forgotten, stuckBatches } from '#core/deliveries/batch.ts'
import { countsMoved } from '#core/deliveries/progress.ts'
import { notFound } from '#core/errors.ts'
import { everyEntry } from '#core/every-entry.ts'
import type { Notice } from '#core/notices/notice.ts'
import { noticeKey } from '#core/notices/record.ts'
import type { Change, Entry, Store } from '#core/ports.ts'
import { countedAs, countMoved, countPlace } from './count.ts'
import { leadsTo } from './keep.ts'
import { confirmationSentKey, leadKey, subscriberById, subscriberKey } from './record.ts'
import type { Subscriber } from './subscriber.ts'

/**
 * Removes a person for good: their record, what leads to it, and their address in batches that wait for an operator.
 * A batch under way lets go of the address when it ends. The digest of their token stays, so that the link in an old
 * mail still says that they are unsubscribed.
 */
export function removeSubscriber(deps: Deps, id: string, command: Command): Promise<Done<{ id: string }>> {
  return carryOut(deps, command, async () => {
    const subscriber = /^[0-9a-z]{1,40}$/.test(id) ? await subscriberById(deps.store, id) : null
    if (!subscriber) throw notFound('subscriber', id)
    const [gone, batches] = await Promise.all([
      departure(deps.store, subscriber),
      stuckBatchesOf(deps.store, id),
    ])
    const counted = await countedOut(deps.store, batches, id)
    return {
      result: { id },
      change: {
        expect: [...gone.expect, ...[...batches, ...counted].map(({ key, version }) => ({ key, version }))],
        put: [
          ...gone.put,
          ...batches.map(({ key, value }) => ({ key, value: without(value, id) })),
          ...counted.map(({ key, value }) => ({
            key,
            value: { ...value, counts: countsMoved(value.counts, null, 'left') },
          })),
        ],
        remove: gone.remove,
      },
      audit: { action: 'subscriber.remove', subject: id },
    }
  })
}

/** What every way of leaving writes. */
export async function departure(store: Store, leaving: Subscriber): Promise<Change> {
  const { id, email } = leaving
  const before = await countedAs(store, { id, email })
  const counted = await countMoved(store, countPlace(id), before.alike ? [{ ...before.alike, by: -1 }] : [])
  return {
    expect: [...before.expect, ...counted.expect],
    put: counted.put,
    remove: [
      subscriberKey(id),
      leadKey(leaving),
      confirmationSentKey(email, leaving.channel),
      ...leadsTo(before.subscriber ?? leaving),
    ],
  }
}

async function stuckBatchesOf(store: Store, subscriber: string): Promise<Entry<Batch>[]> {
  const found: Entry<Batch>[] = []
  for await (const { key } of everyEntry(store, stuckBatches)) {
    const [entry] = await store.get([batchKey({ notice: key[1] ?? '', number: Number(key[2]) })])
    const batch = entry as Entry<Batch> | null | undefined
    if (batch?.value.recipients.some((each) => each.subscriber === subscriber)) found.push(batch)
  }
  return found
}

/** The notices of which nobody knew whether they reached this person, and now it matters no more. */
async function countedOut(
  store: Store,
  batches: readonly Entry<Batch>[],
  subscriber: string,
): Promise<Entry<Notice>[]> {
  const undecided = batches.filter(({ value }) =>
    value.recipients.some((each) => each.subscriber === subscriber && each.outcome === null),
  )
  const notices = [...new Set(undecided.map(({ value }) => value.notice))]
  const found = notices.length > 0 ? await store.get(notices.map(noticeKey)) : []
  return found.flatMap((entry) => (entry ? [entry as Entry<Notice>] : []))
}

function without(batch: Batch, subscriber: string): Batch {
  return {
    ...batch,
    recipients: batch.recipients.map((each) =>
      each.subscriber === subscriber
        ? { ...forgotten(each), outcome: each.outcome ?? { state: 'left' } }
        : each,
    ),
  }
}
