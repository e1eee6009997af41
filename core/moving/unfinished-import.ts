import { Refusal } from '#core/errors.ts'
import type { Entry, Key, Store } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'

/** Stands in a store from the first commit of an import to its last. */
export interface ImportMark {
  /** Of the file, as its last line says. */
  sha256: string
  begunAt: Instant
}

export const importKey: Key = ['import']

export async function unfinishedImport(store: Pick<Store, 'get'>): Promise<Entry<ImportMark> | null> {
  const [entry] = await store.get([importKey])
  return (entry as Entry<ImportMark> | null | undefined) ?? null
}

/** Whoever serves a store that is half filled would show, and mail, half of the truth. */
export async function refuseUnfinishedImport(store: Pick<Store, 'get'>): Promise<void> {
  const mark = await unfinishedImport(store)
  if (mark) throw new Refusal('conflict', sentenceOf(mark.value))
}

export function sentenceOf({ sha256, begunAt }: ImportMark): string {
  return `The store holds an import that was begun at ${begunAt} and is not finished. Run \`npm run import\` with the same file again (SHA-256 ${sha256}), and it goes on where it stopped; or empty the store.`
}
