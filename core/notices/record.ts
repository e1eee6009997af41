import { everyEntry } from '#core/every-entry.ts'
import type { Entry, Key, Put, Store } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import type { Notice } from './notice.ts'

export const noticeKey = (id: string): Key => ['notice', id]

/** Orders the notices that are not finished by the time they were decided. */
export const queueKey = ({ createdAt, id }: Notice): Key => ['notice-queue', createdAt, id]

/** Orders what subscribers were told by the time it was decided; who is asked to confirm is no notice of that kind. */
const toldKey = ({ createdAt, id }: Pick<Notice, 'createdAt' | 'id'>): Key => ['notice-told', createdAt, id]

export function noticePuts(notice: Notice): Put[] {
  return [
    { key: noticeKey(notice.id), value: notice },
    ...(notice.audience.to === 'subscribers' ? [{ key: toldKey(notice), value: {} }] : []),
    queuePut(notice),
  ]
}

/** Keeps a notice in the queue for as long as something of it is not settled. */
export function queuePut(notice: Notice): Put {
  const { incident, expanded, quietUntil } = notice
  return {
    key: queueKey(notice),
    value: { incident, ...(expanded && { expanded }), ...(quietUntil && { quietUntil }) },
  }
}

export function isNotice({ key }: Put): boolean {
  return key[0] === 'notice'
}

/** The id of the notice that subscribers begin to be told with this; none where it tells nobody anew. */
export function toldIn({ key: [kind, , id] }: Put): string[] {
  return kind === 'notice-told' && id ? [id] : []
}

/** The notice among what a decision writes; null where it tells nobody but the team. */
export function noticeIn(puts: readonly Put[]): Notice | null {
  return noticesIn(puts).find(({ audience }) => audience.to !== 'team') ?? null
}

/** What the team is told, among what a decision writes. */
export function alertIn(puts: readonly Put[]): Notice | null {
  return noticesIn(puts).find(({ audience }) => audience.to === 'team') ?? null
}

function noticesIn(puts: readonly Put[]): Notice[] {
  return puts.filter(isNotice).map(({ value }) => value as Notice)
}

/** What subscribers were told, newest first, after the one given. */
export async function toldNotices(
  store: Store,
  after: Pick<Notice, 'createdAt' | 'id'> | null,
  limit: number,
): Promise<Notice[]> {
  const page = { limit, reverse: true, ...(after && { after: toldKey(after) }) }
  const told = await store.list(['notice-told'], page)
  const found = told.length > 0 ? await store.get(told.map(({ key }) => noticeKey(key[2] ?? ''))) : []
  return found.flatMap((entry) => (entry ? [entry.value as Notice] : []))
}

export async function findNotice(store: Store, id: string): Promise<Notice | null> {
  const [entry] = await store.get([noticeKey(id)])
  return (entry?.value as Notice | undefined) ?? null
}

export interface QueuedNotice {
  id: string
  createdAt: Instant
  /** What it is about; notices about the same thing wait for one another. */
  incident: string | null
  /** Everybody it is for is in a batch. */
  expanded?: boolean
  /** Some of them are not written to before. */
  quietUntil?: Instant
}

/** Notices with something left to send, oldest first. */
export async function queuedNotices(store: Store, limit: number): Promise<QueuedNotice[]> {
  return (await store.list(['notice-queue'], { limit })).map(queuedNotice)
}

/** All of them, however many there are. */
export async function* everyNoticeQueued(store: Store): AsyncGenerator<QueuedNotice> {
  for await (const entry of everyEntry(store, ['notice-queue'])) yield queuedNotice(entry)
}

function queuedNotice({ key, value }: Entry): QueuedNotice {
  const [, createdAt = '', id = ''] = key
  return { id, createdAt, ...(value as Pick<QueuedNotice, 'incident' | 'expanded' | 'quietUntil'>) }
}
