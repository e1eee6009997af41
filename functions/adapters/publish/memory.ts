import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { PublicDocument, PublishedDocument, Publisher } from '#core/ports.ts'

const asGzip = promisify(gzip)
const asBrotli = promisify(brotliCompress)

/** As many as the threads that compress; more would only hold memory. */
const atOnce = 4

/** Keeps every document in this process as bytes in all encodings, compressed once when it changes. */
export function memoryPublisher(): Publisher {
  const documents = new Map<string, PublishedDocument>()
  return {
    async put(changed) {
      const published = new Map<string, PublishedDocument>()
      const waiting = changed.values()
      await Promise.all(Array.from({ length: atOnce }, encodeWaiting))
      for (const [path, document] of published) documents.set(path, document)

      async function encodeWaiting(): Promise<void> {
        for (const document of waiting) {
          published.set(document.path, await encode(document, documents.get(document.path)))
        }
      }
    },
    get: (path) => documents.get(path) ?? null,
  }
}

async function encode(
  { contentType, body }: PublicDocument,
  before: PublishedDocument | undefined,
): Promise<PublishedDocument> {
  const plain = new TextEncoder().encode(body)
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  if (before?.etag === etag && before.contentType === contentType) return before
  const [zipped, brotli] = await Promise.all([
    asGzip(plain, { level: 7 }),
    asBrotli(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 7,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        [constants.BROTLI_PARAM_LGWIN]: 18,
      },
    }),
  ])
  return { contentType, etag, plain, gzip: owned(zipped), brotli: owned(brotli) }
}

/** A copy of exactly its own size: zlib hands out slices of larger buffers. */
function owned(bytes: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
