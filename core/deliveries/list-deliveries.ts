import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { countTold } from '#core/notices/count-told.ts'
import type { Notice } from '#core/notices/notice.ts'
import { findNotice, toldNotices } from '#core/notices/record.ts'
import type { Instant } from '#core/words/times.ts'
import { type Progress, progressOf } from './progress.ts'

export interface Delivery {
  id: string
  kind: Notice['kind']
  incident: string | null
  subject: string
  createdAt: Instant
  progress: Omit<Progress, 'state'>
  state: Progress['state']
  /** Until then it can be taken back; null where it cannot. */
  heldUntil: Instant | null
}

export interface DeliveryPage {
  /** Newest first. */
  items: Delivery[]
  total: number
  /** The id to go on after; null at the end. */
  next: string | null
}

/** What subscribers were told, and how far it has come, after the one named. */
export async function listDeliveries(
  { store }: Pick<Deps, 'store'>,
  { limit, after }: { limit: number; after: string | null },
): Promise<DeliveryPage> {
  const last = after === null ? null : await toldNotice(store, after)
  const [found, total] = await Promise.all([toldNotices(store, last, limit + 1), countTold(store)])
  const items = found.slice(0, limit).map(deliveryOf)
  return { items, total, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

export function deliveryOf(notice: Notice): Delivery {
  const { id, kind, incident, mail, createdAt, heldUntil, withheld, expanded } = notice
  const { state, ...progress } = progressOf(notice)
  return {
    id,
    kind,
    incident,
    subject: mail.subject,
    createdAt,
    progress,
    state,
    heldUntil: withheld || expanded ? null : (heldUntil ?? null),
  }
}

/** A notice to subscribers; who is asked to confirm is nobody's business. */
export async function toldNotice(store: Deps['store'], id: string): Promise<Notice> {
  const notice = /^[0-9a-z]{1,40}$/.test(id) ? await findNotice(store, id) : null
  if (notice?.audience.to !== 'subscribers') throw notFound('delivery', id)
  return notice
}
