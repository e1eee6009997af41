import type { Context } from 'hono'
import type { Actor } from '#core/operators/actor.ts'
import { noteProof, proveWithPassword } from '#core/operators/prove-again.ts'
import { findOperator } from '#core/operators/record.ts'
import { proveWithPasskey } from '#core/operators/passkeys.ts'
import type { ConsoleModel } from '#core/views/console/console-model.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, statusOf } from './desk.ts'
import { countAttempt, passkeyAnswer, wayBack } from './door.ts'
import type { ConsoleRoute } from './route.ts'
import { type Form, one } from './update-form.ts'

export const provePath = '/admin/prove'

/** Before a change that could lock somebody out, whoever sits at a session proves that it is theirs. */
export function proveRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: provePath,
      needs: 'a session',
      handle: async (c, actor) => {
        const door = await proofsOf(deps, actor, wayBack(c.req.query('to')))
        return consolePage(deps, c, provePath, actor, { door })
      },
    },
    {
      method: 'POST',
      path: provePath,
      needs: 'a session',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          await countAttempt(deps, c, actor.id)
          await proveWithPassword(deps, actor, one(form, 'password'))
          return await goOn(c, actor, form)
        } catch (error) {
          return askAgain(c, actor, form, error)
        }
      },
    },
    {
      method: 'POST',
      path: `${provePath}/passkey`,
      needs: 'a session',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          await countAttempt(deps, c, null)
          await proveWithPasskey(deps, actor, { ...passkeyAnswer(form), challenge: one(form, 'challenge') })
          await noteProof(deps, actor)
          return await goOn(c, actor, form)
        } catch (error) {
          return askAgain(c, actor, form, error)
        }
      },
    },
  ]

  async function goOn(c: Context, actor: Actor, form: Form): Promise<Response> {
    const written = keptIn(form)
    return written
      ? consolePage(deps, c, provePath, actor, { written })
      : c.redirect(wayBack(one(form, 'to')), 303)
  }

  async function askAgain(c: Context, actor: Actor, form: Form, error: unknown): Promise<Response> {
    const refused = refusedBecause(error, {})
    const written = keptIn(form)
    const door = await proofsOf(deps, actor, wayBack(one(form, 'to')))
    const rooms = { door, refused, ...(written && { written }) }
    return consolePage(deps, c, provePath, actor, rooms, statusOf(error))
  }
}

/** What was filled in before the proof was asked for, which travels through its form. */
function keptIn(form: Form): ConsoleModel['written'] | null {
  const to = one(form, 'keptFor')
  if (!to) return null
  const kept = Object.entries(form).flatMap(([name, values]) =>
    name.startsWith('kept.') ? [[name.slice('kept.'.length), values] as const] : [],
  )
  return { to: wayBack(to), form: Object.fromEntries(kept) }
}

/** What an operator can prove themselves with. */
export async function proofsOf(deps: ConsoleDeps, actor: Actor, to: string): Promise<ConsoleModel['door']> {
  const found = await findOperator(deps.store, actor.id)
  return {
    to,
    hasPassword: found?.operator.password !== null,
    identity: found?.operator.identity ? (deps.identityProvider?.name ?? null) : null,
  }
}
