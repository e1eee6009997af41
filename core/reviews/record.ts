import type { Deps } from '#core/deps.ts'
import type { Key, Version } from '#core/ports.ts'
import type { Words } from '#core/words/markdown.ts'
import type { Instant } from '#core/words/times.ts'

/** One time that a review was done. */
export interface ReviewDone {
  /** The day, `2026-11-17`, in UTC. */
  on: string
  /** When that was written down, and by which caller. */
  at: Instant
  by: string
  note: Words | null
}

export interface StoredReview {
  /** Oldest first. */
  done: ReviewDone[]
  version: Version | null
}

export const reviewKey = (id: string): Key => ['review', id]

/** What was written down about each; nothing where nobody did it yet. */
export async function findReviews(
  { store }: Pick<Deps, 'store'>,
  ids: readonly string[],
): Promise<StoredReview[]> {
  if (ids.length === 0) return []
  const entries = await store.get(ids.map(reviewKey))
  return entries.map((entry) => ({
    done: (entry?.value as Pick<StoredReview, 'done'> | undefined)?.done ?? [],
    version: entry?.version ?? null,
  }))
}
