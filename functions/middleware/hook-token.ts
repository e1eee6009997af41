import { createMiddleware } from 'hono/factory'
import { Refusal } from '#core/errors.ts'
import { sameSecret } from './caller.ts'

/** As a bearer, or as the password of any user. */
export function withToken(token: string | undefined) {
  return createMiddleware(async (c, next) => {
    const refused = token
      ? 'Send ALERT_HOOK_TOKEN as a bearer token, or as the password of basic authentication.'
      : 'This hook takes nothing until ALERT_HOOK_TOKEN is set.'
    const given = secretIn(c.req.header('Authorization') ?? '')
    if (!token || given === null || !sameSecret(given, token)) throw new Refusal('unauthorized', refused)
    await next()
  })
}

/** Null where nothing of the kind was sent. */
export function secretIn(header: string): string | null {
  const [, scheme = '', rest = ''] = /^(bearer|basic) +(\S+)$/i.exec(header.trim()) ?? []
  if (scheme.toLowerCase() === 'bearer') return rest
  if (scheme === '') return null
  try {
    const [, password] = /^[^:]*:([\s\S]*)$/.exec(atob(rest)) ?? []
    return password ?? null
  } catch {
    return null
  }
}
