import { createMiddleware } from 'hono/factory'
import { getPath } from 'hono/utils/url'
import type { Asset, PublishedDocument } from '#core/ports.ts'

/** Finds what was published under an address, in the language asked for where it is a page. */
export type FindDocument = (request: {
  path: string
  query: string
  languages: string | null
}) => Promise<PublishedDocument | null>

/** Serves what was published, as bytes, in the encoding the reader takes; never stale, so always asked again. */
export function servePublished(findDocument: FindDocument) {
  return createMiddleware(async (c, next) => {
    const { raw } = c.req
    const path = getPath(raw)
    if (!['GET', 'HEAD', 'OPTIONS'].includes(raw.method) || path.endsWith('/404')) return next()
    const query = raw.url.indexOf('?')
    const found = await findDocument({
      path,
      query: query < 0 ? '' : raw.url.slice(query),
      languages: raw.headers.get('Accept-Language'),
    })
    if (!found) return next()
    if (raw.method !== 'OPTIONS') return documentResponse(raw, found, 200)
    return isForAll(found) ? preflightResponse() : next()
  })
}

/** What programs read may be read from any site; pages are for people. */
function isForAll({ contentType }: Pick<PublishedDocument, 'contentType'>): boolean {
  return !contentType.startsWith('text/html')
}

/** A browser asks this first where a script of another site adds a header of its own. */
function preflightResponse(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': '86400',
    },
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
    ...(isForAll(document)
      ? { Vary: 'Accept-Encoding', 'Access-Control-Allow-Origin': '*' }
      : { Vary: 'Accept-Encoding, Accept-Language' }),
  }
  if (status === 200 && matches(request.headers.get('If-None-Match'), document.etag))
    return new Response(null, { status: 304, headers })

  const encoding = encodingFor(request.headers.get('Accept-Encoding') ?? '')
  const encoded = encoding === 'br' ? document.brotli : encoding === 'gzip' ? document.gzip : null
  const bytes = encoded ?? document.plain
  headers['Content-Type'] = document.contentType
  headers['Content-Length'] = String(bytes.length)
  if (encoding && encoded) headers['Content-Encoding'] = encoding
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
