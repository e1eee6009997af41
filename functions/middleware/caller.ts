import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { createMiddleware } from 'hono/factory'
import { Refusal } from '#core/errors.ts'

export interface CallerVariables {
  /** Who asks, for the audit log. */
  caller: string
}

/** Lets in whoever holds the API token; everyone else is told what is missing. */
export function requireToken(token: string | undefined) {
  return createMiddleware<{ Variables: CallerVariables }>(async (c, next) => {
    if (!token) {
      throw new Refusal(
        'unauthorized',
        'This server has no API token. Start it with STATUS_API_TOKEN set, and send the same token.',
      )
    }
    const header = c.req.header('Authorization')
    if (!header)
      throw new Refusal('unauthorized', 'Send the header Authorization: Bearer <STATUS_API_TOKEN>.')
    const given = /^Bearer +(\S+)$/i.exec(header)?.[1] ?? ''
    if (!sameSecret(given, token)) {
      throw new Refusal(
        'unauthorized',
        'The API token is not the one this server was started with. Check STATUS_API_TOKEN on both sides.',
      )
    }
    c.set('caller', 'token:STATUS_API_TOKEN')
    await next()
  })
}

/** Takes the same time wherever the two differ. */
function sameSecret(one: string, other: string): boolean {
  const [a, b] = [sha256(utf8ToBytes(one)), sha256(utf8ToBytes(other))]
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0
}
