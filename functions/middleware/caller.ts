import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { callerOf } from '#core/operators/actor.ts'
import { may, type Permission } from '#core/operators/permissions.ts'
import { tokenOf } from '#core/operators/tokens.ts'

export interface CallerVariables {
  /** Who asks, for the audit log. */
  caller: string
}

/** What is needed to know a caller. */
export interface CallerDeps extends Pick<Deps, 'store' | 'clock'> {
  /** The token of the environment, which has a communications lead's rights. */
  apiToken: string | undefined
}

/** Lets in whoever holds a token that may do this; everyone else is told what is missing. */
export function requireToken({ apiToken, ...deps }: CallerDeps, permission: Permission) {
  return createMiddleware<{ Variables: CallerVariables }>(async (c, next) => {
    const header = c.req.header('Authorization')
    if (!header) {
      throw new Refusal(
        'unauthorized',
        apiToken
          ? 'Send the header Authorization: Bearer <STATUS_API_TOKEN>.'
          : 'Send the header Authorization: Bearer <token>. This server was started without STATUS_API_TOKEN, so the token is one made in the console.',
      )
    }
    const given = /^Bearer +(\S+)$/i.exec(header)?.[1] ?? ''
    const caller = await callerWith(given)
    if (!caller) {
      throw new Refusal(
        'unauthorized',
        'The API token is neither the one this server was started with nor one of the console that still counts. Check STATUS_API_TOKEN on both sides, or make a new token.',
      )
    }
    if (!caller.may(permission))
      throw new Refusal('forbidden', `This token may not do ${permission}. Make one in the console that may.`)
    c.set('caller', caller.name)
    await next()
  })

  async function callerWith(given: string) {
    if (apiToken && sameSecret(given, apiToken))
      return {
        name: 'token:STATUS_API_TOKEN',
        may: (wanted: Permission) => may('communications_lead', wanted),
      }
    const token = await tokenOf(deps, given)
    return (
      token && {
        name: callerOf({ id: token.operator }),
        may: (wanted: Permission) => token.scopes.includes(wanted),
      }
    )
  }
}

/** Takes the same time wherever the two differ. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [sha256(utf8ToBytes(one)), sha256(utf8ToBytes(other))]
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0
}
