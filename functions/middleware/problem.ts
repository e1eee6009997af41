import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ErrorKind, type Mistake, Refusal } from '#core/errors.ts'
import type { Log } from '#core/ports.ts'

const statuses: Record<ErrorKind, { status: ContentfulStatusCode; title: string }> = {
  invalid: { status: 400, title: 'The request has a mistake' },
  not_found: { status: 404, title: 'There is nothing here' },
  conflict: { status: 409, title: 'The request does not fit what is there' },
  unauthorized: { status: 401, title: 'The request needs a valid token' },
  forbidden: { status: 403, title: 'The request is not allowed' },
  limited: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'This does not work right now' },
}

export interface Problem {
  status: ContentfulStatusCode
  /** The last part of the `type` address. */
  kind: string
  title: string
  detail: string
  mistakes?: readonly Mistake[]
  retryAfter?: number | undefined
}

/** What a caller is told about a failure; anything outside the closed set reads "Internal error" and is logged. */
export function problemOf(error: unknown, c: Context, log: Log): Problem {
  if (error instanceof Refusal) {
    const { kind, message, mistakes, retryAfter } = error
    return { ...statuses[kind], kind, detail: message, mistakes, retryAfter }
  }
  if (error instanceof HTTPException) {
    return {
      status: error.status as ContentfulStatusCode,
      kind: 'invalid',
      title: statuses.invalid.title,
      detail: error.message,
    }
  }
  log.error('request.failed', error, {
    method: c.req.method,
    path: c.req.path,
    requestId: c.get('requestId'),
  })
  return {
    status: 500,
    kind: 'internal',
    title: 'Internal error',
    detail: `Internal error. The log has more under request ${String(c.get('requestId'))}.`,
  }
}

/** RFC 9457, or one plain line for a caller that asked for text; clients of Statuspage's API get JSON, from any site. */
export function problemResponse(
  c: Context,
  { status, kind, title, detail, mistakes = [], retryAfter }: Problem,
): Response {
  if (retryAfter) c.header('Retry-After', String(Math.ceil(retryAfter)))
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  c.header('Cache-Control', 'no-store')
  const statuspage = /^\/api\/v2(\/|$)/.test(c.req.path)
  if (statuspage) c.header('Access-Control-Allow-Origin', '*')
  else if (wantsText(c)) return c.text(`${detail}\n`, status)
  return c.body(
    JSON.stringify({
      type: `urn:problem-type:${kind}`,
      title,
      status,
      detail,
      ...(mistakes.length > 0 && { errors: mistakes }),
      requestId: c.get('requestId') as string,
    }),
    status,
    { 'Content-Type': 'application/problem+json' },
  )
}

export function wantsText(c: Context): boolean {
  return (c.req.header('Accept') ?? '').trim().startsWith('text/plain')
}
