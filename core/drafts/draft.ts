import type { Entry, Key, Store } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'

/** What somebody is writing and has not published: the fields of the form as they stand, complete or not. */
export interface Draft {
  /** What it is for: an incident's id, that id with `/resolve`, or `new`. */
  about: string
  /** The operator's id. */
  by: string
  form: Record<string, string[]>
  savedAt: Instant
}

export const draftKey = ({ about, by }: Pick<Draft, 'about' | 'by'>): Key => ['draft', about, by]

/** The newest first; of an incident these are all who are writing about it. */
export async function draftsAbout(store: Store, about: string): Promise<Draft[]> {
  const entries = (await store.list(['draft', about], { limit: 100 })) as Entry<Draft>[]
  return entries.map(({ value }) => value).toSorted((one, other) => (one.savedAt < other.savedAt ? 1 : -1))
}
