import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { PublicDocument, PublishedDocument } from '#core/ports.ts'

const asGzip = promisify(gzip)
const asBrotli = promisify(brotliCompress)

/** A document in all encodings, with the ETag of its bytes. */
export async function encode({ contentType, body }: PublicDocument): Promise<PublishedDocument> {
  const plain = new TextEncoder().encode(body)
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
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { contentType, etag, plain, gzip: owned(zipped), brotli: owned(brotli) }
}

/** A copy of exactly its own size: zlib hands out slices of larger buffers. */
function owned(bytes: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
