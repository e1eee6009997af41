import { createMiddleware } from 'hono/factory'
import { getPath } from 'hono/utils/url'
import type { PublishedDocument } from '#core/ports.ts'

/** Serves what was published, as bytes, in the encoding the reader takes; never stale, so always asked again. */
export function servePublished(
  document: (request: {
    path: string
    query: string
    languages: string | null
  }) => Promise<PublishedDocument | null>,
) {
  return createMiddleware(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const { raw } = c.req
    const path = getPath(raw)
    if (path.endsWith('/404')) return next()
    const query = raw.url.indexOf('?')
    const found = await document({
      path,
      query: query < 0 ? '' : raw.url.slice(query),
      languages: raw.headers.get('Accept-Language'),
    })
    if (!found) return next()
    return documentResponse(c.req.raw, found, 200)
  })
}

export function documentResponse(request: Request, document: PublishedDocument, status: 200 | 404): Response {
  const headers: Record<string, string> = {
    'Cache-Control': 'public, no-cache',
    ETag: document.etag,
    Vary: document.contentType.startsWith('text/html')
      ? 'Accept-Encoding, Accept-Language'
      : 'Accept-Encoding',
    ...(document.contentType.startsWith('text/html') ? {} : { 'Access-Control-Allow-Origin': '*' }),
  }
  if (status === 200 && matches(request.headers.get('If-None-Match'), document.etag))
    return new Response(null, { status: 304, headers })

  const encoding = encodingFor(request.headers.get('Accept-Encoding') ?? '')
  const bytes = encoding === 'br' ? document.brotli : encoding === 'gzip' ? document.gzip : document.plain
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
