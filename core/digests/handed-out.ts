import type { Notice } from '#core/notices/notice.ts'
import { noticeKey } from '#core/notices/record.ts'
import type { Key, Put, Store } from '#core/ports.ts'
import { day, type Instant, ms } from '#core/words/times.ts'

/** Longer than a week, however late a digest is. */
const kept = 60 * day
const page = 200

const handedOutKey = (at: Instant, id: string): Key => ['handed-out', at, id]

/** Remembers when the first people of a notice were put into batches: by that it belongs to one digest and no other. */
export function handedOutPuts({ id, audience }: Notice, at: Instant): Put[] {
  if (audience.to !== 'subscribers') return []
  return [{ key: handedOutKey(at, id), value: {}, expiresAt: ms(at) + kept }]
}

export interface HandedOut {
  at: Instant
  notice: Notice
}

/** What was handed out after one moment and up to another, oldest first. */
export async function handedOut(store: Store, after: Instant, upTo: Instant): Promise<HandedOut[]> {
  const found: HandedOut[] = []
  for (let last: Key = handedOutKey(after, '~'); ;) {
    const entries = await store.list(['handed-out'], { after: last, limit: page })
    const within = entries.filter(({ key }) => (key[1] ?? '') <= upTo)
    const notices = within.length > 0 ? await store.get(within.map(({ key }) => noticeKey(key[2] ?? ''))) : []
    for (const [index, { key }] of within.entries()) {
      const notice = notices[index]?.value as Notice | undefined
      if (notice) found.push({ at: key[1] ?? '', notice })
    }
    const next = within.at(-1)
    if (!next || within.length < page) return found
    last = next.key
  }
}
