import { everyNoticeQueued, type QueuedNotice } from '#core/notices/record.ts'
import type { Store } from '#core/ports.ts'

/** The notices that are not finished, as they stand to one another. */
export interface Standing {
  /** Oldest first. */
  queue: readonly QueuedNotice[]
  /** Those about the same thing that were decided before this one. */
  before(notice: string): readonly QueuedNotice[]
  /** Those about the same thing that were decided after it. */
  after(notice: string): readonly QueuedNotice[]
}

/**
 * Of a notice that is in it, the ones before can only become fewer afterwards: who was decided earlier was written down
 * earlier.
 */
export async function readStanding(store: Store): Promise<Standing> {
  const queue: QueuedNotice[] = []
  for await (const each of everyNoticeQueued(store)) queue.push(each)
  const abouts = Map.groupBy(
    queue.filter(({ incident }) => incident !== null),
    ({ incident }) => incident,
  )
  const place = new Map<string, { all: QueuedNotice[]; index: number }>()
  for (const all of abouts.values()) all.forEach(({ id }, index) => place.set(id, { all, index }))
  return {
    queue,
    before: (notice) => {
      const found = place.get(notice)
      return found ? found.all.slice(0, found.index) : []
    },
    after: (notice) => {
      const found = place.get(notice)
      return found ? found.all.slice(found.index + 1) : []
    },
  }
}
