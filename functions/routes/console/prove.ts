import type { Actor } from '#core/operators/actor.ts'
import { noteProof, proveWithPassword } from '#core/operators/prove-again.ts'
import { findOperator } from '#core/operators/record.ts'
import { proveWithPasskey } from '#core/operators/passkeys.ts'
import type { ConsoleModel } from '#core/views/console/console-model.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, statusOf } from './desk.ts'
import { countAttempt, passkeyAnswer, wayBack } from './door.ts'
import type { ConsoleRoute } from './route.ts'
import { one } from './update-form.ts'

const path = '/admin/prove'

/** Before a change that could lock somebody out, whoever sits at a session proves that it is theirs. */
export function proveRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path,
      needs: 'a session',
      handle: async (c, actor) => {
        const door = await proofsOf(deps, actor, wayBack(c.req.query('to')))
        return consolePage(deps, c, path, actor, { door })
      },
    },
    {
      method: 'POST',
      path,
      needs: 'a session',
      handle: async (c, actor) => {
        const form = await formOf(c)
        const to = wayBack(one(form, 'to'))
        try {
          await countAttempt(deps, c, actor.id)
          await proveWithPassword(deps, actor, one(form, 'password'))
          return c.redirect(to, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          const door = await proofsOf(deps, actor, to)
          return consolePage(deps, c, path, actor, { door, refused }, statusOf(error))
        }
      },
    },
    {
      method: 'POST',
      path: `${path}/passkey`,
      needs: 'a session',
      handle: async (c, actor) => {
        const form = await formOf(c)
        const to = wayBack(one(form, 'to'))
        try {
          await countAttempt(deps, c, null)
          await proveWithPasskey(deps, actor, { ...passkeyAnswer(form), challenge: one(form, 'challenge') })
          await noteProof(deps, actor)
          return c.redirect(to, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          const door = await proofsOf(deps, actor, to)
          return consolePage(deps, c, path, actor, { door, refused }, statusOf(error))
        }
      },
    },
  ]
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
