import type { Key, Store } from '#core/ports.ts'
import { type Batch, batchKey } from './batch.ts'

const atOnce = 20

/** The batch in which somebody still waits for a notice. */
export type OpenRecipients = Map<string, Batch>

/**
 * Who among a page of subscribers has something of one of these notices still to come. Pages follow one another, so
 * those that this one touches are found without reading the others.
 */
export async function openRecipients(
  store: Store,
  notices: readonly string[],
  { after, last }: NonNullable<Batch['page']>,
): Promise<OpenRecipients> {
  const found: OpenRecipients = new Map()
  for (const notice of notices) {
    for (let from: Key | undefined = after === null ? undefined : ['batch-open', notice, after, '~']; ;) {
      const page = await store.list(['batch-open', notice], { limit: atOnce, ...(from && { after: from }) })
      const touched = page.filter(({ value }) => ((value as { after: string | null }).after ?? '') < last)
      const batches = touched.length > 0 ? await store.get(touched.map(({ key }) => keyOfBatch(key))) : []
      for (const entry of batches) {
        const batch = entry?.value as Batch | undefined
        if (batch?.state !== 'queued') continue
        for (const { subscriber, outcome } of batch.recipients)
          if (outcome === null) found.set(subscriber, batch)
      }
      if (touched.length < atOnce) break
      from = page.at(-1)?.key
    }
  }
  return found
}

function keyOfBatch([, notice = '', , number = '']: Key): Key {
  return batchKey({ notice, number: Number(number) })
}
