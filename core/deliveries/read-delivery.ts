import { z } from 'zod'
import type { Deps } from '#core/deps.ts'
import { subscriberKey } from '#core/subscribers/record.ts'
import type { Subscriber } from '#core/subscribers/subscriber.ts'
import type { Instant } from '#core/words/times.ts'
import { type Batch, batchKey, type Recipient } from './batch.ts'
import { type Delivery, deliveryOf, toldNotice } from './list-deliveries.ts'

export const recipientState = z.enum([
  'queued',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'unknown',
  'left',
  'suppressed',
  'overtaken',
])
export type RecipientState = z.infer<typeof recipientState>

export const deliveryFilter = z.strictObject({ state: recipientState.optional() })

export interface DeliveredTo {
  subscriber: string
  /** Null when they have left since. */
  email: string | null
  state: RecipientState
  /** Why it failed, or what it waits for; where nobody knows, what was heard last. */
  reason: string | null
  /** When it will be tried again. */
  dueAt: Instant | null
}

export interface DeliveryRead extends Delivery {
  items: DeliveredTo[]
  /** Where to go on; null at the end. A page with a state may be short, or empty, and still have one. */
  next: string | null
}

const batchesAtOnce = 5
const mostBatches = 100

/** A notice with what became of it for each person; looks at no more than 100 batches. */
export async function readDelivery(
  { store }: Pick<Deps, 'store'>,
  id: string,
  { limit, after, state }: { limit: number; after: DeliveryPlace | null; state?: RecipientState | undefined },
): Promise<DeliveryRead> {
  const delivery = deliveryOf(await toldNotice(store, id))
  const items: (DeliveredTo & { place: DeliveryPlace })[] = []
  let batch = after?.batch ?? 1
  for (let read = 0; read < mostBatches; read += batchesAtOnce) {
    const page = await store.list(['batch', id], {
      limit: batchesAtOnce,
      ...(batch > 1 && { after: batchKey({ notice: id, number: batch - 1 }) }),
    })
    for (const { value } of page) {
      const { number, recipients } = value as Batch
      for (const [index, recipient] of recipients.entries()) {
        if (after && number === after.batch && index <= after.index) continue
        const found = deliveredTo(value as Batch, recipient)
        if (state && found.state !== state) continue
        const last = items.at(-1)
        if (items.length === limit && last)
          return { ...delivery, items: await named(store, items), next: placeName(last.place) }
        items.push({ ...found, place: { batch: number, index } })
      }
      batch = number + 1
    }
    if (page.length < batchesAtOnce) return { ...delivery, items: await named(store, items), next: null }
  }
  return { ...delivery, items: await named(store, items), next: placeName({ batch, index: -1 }) }
}

function deliveredTo({ state, error, dueAt }: Batch, { subscriber, outcome }: Recipient): DeliveredTo {
  const person = { subscriber, email: null }
  if (outcome)
    return {
      ...person,
      state: outcome.state,
      reason: 'reason' in outcome ? (outcome.reason ?? null) : null,
      dueAt: null,
    }
  if (state === 'stuck') return { ...person, state: 'unknown', reason: error, dueAt: null }
  return { ...person, state: 'queued', reason: error, dueAt }
}

/** Addresses are asked of the subscribers, so that who left is named nowhere. */
async function named(
  store: Deps['store'],
  items: readonly (DeliveredTo & { place: DeliveryPlace })[],
): Promise<DeliveredTo[]> {
  const found =
    items.length > 0 ? await store.get(items.map(({ subscriber }) => subscriberKey(subscriber))) : []
  return items.map(({ place: _place, ...item }, index) => ({
    ...item,
    email: (found[index]?.value as Subscriber | undefined)?.email ?? null,
  }))
}

/** The last recipient that was seen. */
export interface DeliveryPlace {
  batch: number
  index: number
}

function placeName({ batch, index }: DeliveryPlace): string {
  return `${batch}.${index + 1}`
}

export function deliveryPlace(name: string): DeliveryPlace | null {
  const found = /^(\d{1,6})\.(\d{1,6})$/.exec(name)
  return found ? { batch: Number(found[1]), index: Number(found[2]) - 1 } : null
}
