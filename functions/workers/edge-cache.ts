import type { PublishedDocument } from '#core/ports.ts'
import type { Look } from './protocol.ts'

/** What the isolates in one place of the network have in common; it may forget anything at any time. */
export interface EdgeCache {
  look(): Promise<Look | null>
  putLook(look: Look): Promise<void>
  document(madeAt: string, address: string): Promise<PublishedDocument | null>
  putDocument(madeAt: string, address: string, document: PublishedDocument): Promise<void>
}

/** Seconds for which a look serves every isolate of a place. */
const lookLives = 2
const documentLives = 24 * 60 * 60

/** Over the Cache API. A document lies there as our own bytes, all encodings in one, so that nothing is compressed anew. */
export function edgeCache(cache: Pick<Cache, 'match' | 'put'>, siteUrl: string): EdgeCache {
  const lookAddress = `${siteUrl}/.published/look`
  const addressOf = (madeAt: string, address: string) =>
    `${siteUrl}/.published/${encodeURIComponent(madeAt)}/${encodeURIComponent(address)}`
  const put = (address: string, body: BodyInit, seconds: number, more: Record<string, string> = {}) =>
    cache.put(
      address,
      new Response(body, { headers: { 'Cache-Control': `public, max-age=${seconds}`, ...more } }),
    )

  return {
    async look() {
      const found = await cache.match(lookAddress)
      return found ? ((await found.json()) as Look) : null
    },
    putLook: (look) => put(lookAddress, JSON.stringify(look), lookLives),

    async document(madeAt, address) {
      const found = await cache.match(addressOf(madeAt, address))
      return found ? unpacked(found.headers, await found.arrayBuffer()) : null
    },
    putDocument(madeAt, address, { contentType, etag, plain, gzip, brotli }) {
      return put(addressOf(madeAt, address), new Blob([plain, gzip, brotli]), documentLives, {
        'Content-Type': 'application/octet-stream',
        'Document-Type': contentType,
        'Document-ETag': etag,
        'Document-Lengths': [plain, gzip, brotli].map(({ length }) => length).join(' '),
      })
    },
  }
}

function unpacked(headers: Headers, bytes: ArrayBuffer): PublishedDocument {
  const [plain = 0, gzip = 0, brotli = 0] = (headers.get('Document-Lengths') ?? '').split(' ').map(Number)
  return {
    contentType: headers.get('Document-Type') ?? '',
    etag: headers.get('Document-ETag') ?? '',
    plain: new Uint8Array(bytes, 0, plain),
    gzip: new Uint8Array(bytes, plain, gzip),
    brotli: new Uint8Array(bytes, plain + gzip, brotli),
  }
}
