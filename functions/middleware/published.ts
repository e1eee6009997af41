import { createMiddleware } from 'hono/factory'
import type { Asset, PublishedDocument } from '#core/ports.ts'

/** Serves what was published, as bytes, in the encoding the reader takes; never stale, so always asked again. */
export function servePublished(document: (path: string) => Promise<PublishedDocument | null>) {
  return createMiddleware(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const { path } = c.req
    const found = path === '/404' ? null : await document(path)
    if (!found) return next()
    return documentResponse(c.req.raw, found, 200)
  })
}

export function documentResponse(
  request: Request,
  document: Omit<Asset, 'immutable'>,
  status: 200 | 404,
): Response {
  const headers: Record<string, string> = {
    'Cache-Control': 'public, no-cache',
    ETag: document.etag,
    Vary: 'Accept-Encoding',
    ...(document.contentType.startsWith('text/html') ? {} : { 'Access-Control-Allow-Origin': '*' }),
  }
  if (status === 200 && matches(request.headers.get('If-None-Match'), document.etag))
    return new Response(null, { status: 304, headers })

  const encoding = document.brotli && encodingFor(request.headers.get('Accept-Encoding') ?? '')
  const encoded = encoding === 'br' ? document.brotli : encoding === 'gzip' ? document.gzip : null
  const bytes = encoded ?? document.plain
  headers['Content-Type'] = document.contentType
  headers['Content-Length'] = String(bytes.length)
  if (encoding) headers['Content-Encoding'] = encoding
  return new Response(request.method === 'HEAD' ? null : bytes, { status, headers })
}

function matches(given: string | null, etag: string): boolean {
  if (!given) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return given.trim() === '*' || given.split(',').some((tag) => bare(tag) === bare(etag))
}

function encodingFor(accepted: string): 'br' | 'gzip' | null {
  const takes = (name: string) =>
    accepted.split(',').some((part) => {
      const [coding = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
      return coding === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    })
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}
