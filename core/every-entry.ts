import type { Entry, Key, Store } from './ports.ts'

const page = 200

/** Everything below a prefix in key order, page by page; what changes meanwhile is seen as it is when its page is read. */
export async function* everyEntry(store: Pick<Store, 'list'>, below: Key): AsyncGenerator<Entry> {
  for (let after: Key | undefined; ;) {
    const entries = await store.list(below, { limit: page, ...(after && { after }) })
    yield* entries
    if (entries.length < page) return
    after = entries.at(-1)?.key
  }
}
