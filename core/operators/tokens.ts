import { z } from 'zod'
import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { conflict, notFound } from '#core/errors.ts'
import type { Entry, Key } from '#core/ports.ts'
import { day, instant, type Instant, minute, ms } from '#core/words/times.ts'
import type { Actor } from './actor.ts'
import { may, type Permission, permission } from './permissions.ts'
import { line } from '#core/words/schema.ts'
import { findOperator } from './record.ts'

/** A program's key; what is kept of it is a digest. */
export interface Token {
  /** The digest. */
  id: string
  operator: string
  name: string
  /** What it may do at most; its operator's rights limit it further, whenever it is used. */
  scopes: Permission[]
  createdAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
}

export const newTokenInput = z.strictObject({
  name: line(60),
  scopes: z.array(permission).min(1, 'expected at least one thing that it may do'),
  days: z.int().min(1).max(366),
})

const tokenKey = (id: string): Key => ['token', id]
const noted = 10 * minute
/** By which a secret that lies around is recognised as one of ours. */
const prefix = 'drs_'

export async function createToken(
  deps: Deps,
  actor: Actor,
  { name, scopes, days }: z.infer<typeof newTokenInput>,
  command: Command,
): Promise<{ token: Token; secret: string }> {
  const beyond = scopes.find((scope) => !may(actor.role, scope))
  if (beyond) throw conflict(`Your role may not do ${beyond}, so a token of yours may not either.`)
  const now = deps.clock.now()
  const secret = prefix + deps.ids.secret()
  const token: Token = {
    id: digest(secret),
    operator: actor.id,
    name,
    scopes: [...scopes],
    createdAt: instant(now),
    expiresAt: instant(now + days * day),
    usedAt: null,
  }
  const { result } = await carryOut(deps, command, () =>
    Promise.resolve({
      result: { token, secret },
      change: {
        expect: [{ key: tokenKey(token.id), version: null }],
        put: [{ key: tokenKey(token.id), value: token, expiresAt: ms(token.expiresAt) }],
        remove: [],
      },
      audit: { action: 'token.create', subject: name, detail: { scopes, until: token.expiresAt } },
    }),
  )
  return result
}

export async function tokensOf({ store }: Pick<Deps, 'store'>, operator: string): Promise<Token[]> {
  const entries = (await store.list(['token'], { limit: 1000 })) as Entry<Token>[]
  return entries.map(({ value }) => value).filter((token) => token.operator === operator)
}

export async function revokeToken(deps: Deps, actor: Actor, id: string, command: Command): Promise<void> {
  await carryOut(deps, command, async () => {
    const [entry] = await deps.store.get([tokenKey(id)])
    const token = entry?.value as Token | undefined
    if (token?.operator !== actor.id) throw notFound('token', id)
    return {
      result: undefined,
      change: { expect: [], put: [], remove: [tokenKey(id)] },
      audit: { action: 'token.revoke', subject: token.name },
    }
  })
}

/** The token behind a secret, with no more than its operator may do today; null when it counts no more. */
export async function tokenOf(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  secret: string,
): Promise<Token | null> {
  if (!secret.startsWith(prefix)) return null
  const [entry] = await store.get([tokenKey(digest(secret))])
  const token = entry?.value as Token | undefined
  const found = token && (await findOperator(store, token.operator))
  if (!entry || !found || found.operator.disabledAt) return null
  const now = clock.now()
  if (!token.usedAt || now - ms(token.usedAt) > noted) {
    const used: Token = { ...token, usedAt: instant(now) }
    await store
      .commit({
        expect: [{ key: entry.key, version: entry.version }],
        put: [{ key: entry.key, value: used, expiresAt: ms(token.expiresAt) }],
        remove: [],
      })
      .catch(() => undefined)
  }
  return { ...token, scopes: token.scopes.filter((scope) => may(found.operator.role, scope)) }
}
