import type { Context } from 'hono'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { appearance } from '#core/operators/appearance.ts'
import { changePassword } from '#core/operators/change-operator.ts'
import { newRecoveryCodes, removeTotp, setTotp } from '#core/operators/change-totp.ts'
import { password } from '#core/operators/operator.ts'
import { addPasskey, beginPasskey, removePasskey } from '#core/operators/passkeys.ts'
import { chooseAppearance } from '#core/operators/choose-appearance.ts'
import { operatorToChange } from '#core/operators/record.ts'
import { newTotpSecret, totpAddress, totpPicture } from '#core/operators/second-factor.ts'
import { sessionsOf } from '#core/operators/session.ts'
import { endSession } from '#core/operators/sign-out.ts'
import { createToken, newTokenInput, revokeToken, tokensOf } from '#core/operators/tokens.ts'
import type { MeModel } from '#core/views/console/operator-models.ts'
import { checked, checkedField } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { passkeyAnswer } from './door.ts'
import type { ConsoleRoute } from './route.ts'
import { type Form, idIn, one } from './update-form.ts'

const path = '/admin/me'

/** One's own ways in, sessions and tokens. */
export function meRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path,
      needs: 'a session',
      handle: (c, actor) => myPage(deps, c, actor),
    },
    {
      method: 'POST',
      path: `${path}/appearance`,
      needs: 'a session',
      handle: async (c, actor) => {
        const form = await formOf(c)
        await chooseAppearance(deps, actor, checkedField('appearance', appearance, one(form, 'appearance')))
        return c.redirect(path, 303)
      },
    },
    change('password', async (actor, form) => {
      await changePassword(deps, actor, checkedField('password', password, one(form, 'password')))
      return null
    }),
    {
      method: 'POST',
      path: `${path}/totp/begin`,
      needs: 'a session',
      proof: 'fresh',
      handle: async (c, actor) => {
        const { operator } = await operatorToChange(deps.store, actor.id)
        const secret = newTotpSecret(deps.ids.secret())
        return myPage(deps, c, actor, { totp: pictured(operator.email, secret) })
      },
    },
    {
      method: 'POST',
      path: `${path}/totp`,
      needs: 'a session',
      proof: 'fresh',
      handle: async (c, actor) => {
        const form = await formOf(c)
        const secret = one(form, 'secret')
        try {
          const recoveryCodes = await setTotp(deps, actor, secret, one(form, 'code'))
          return await myPage(deps, c, actor, { fresh: { recoveryCodes } })
        } catch (error) {
          const refused = refusedBecause(error, {})
          const { operator } = await operatorToChange(deps.store, actor.id)
          const totp = pictured(operator.email, secret)
          return myPage(deps, c, actor, { totp }, { refused }, statusOf(error))
        }
      },
    },
    change('totp/remove', async (actor) => {
      await removeTotp(deps, actor)
      return null
    }),
    change('recovery-codes', async (actor) => ({ recoveryCodes: await newRecoveryCodes(deps, actor) })),
    {
      method: 'POST',
      path: `${path}/passkeys/options`,
      needs: 'a session',
      proof: 'fresh',
      handle: async (c, actor) => c.json((await beginPasskey(deps, actor)).options as object),
    },
    change('passkeys', async (actor, form) => {
      const { answer } = passkeyAnswer(form)
      await addPasskey(deps, actor, { answer, challenge: one(form, 'challenge'), name: one(form, 'name') })
      return null
    }),
    change('passkeys/remove', async (actor, form) => {
      await removePasskey(deps, actor, one(form, 'id'))
      return null
    }),
    change('tokens', async (actor, form) => {
      const input = checked(newTokenInput, {
        name: one(form, 'tokenName'),
        scopes: form.scopes ?? [],
        days: Number(one(form, 'days')),
      })
      const { secret } = await createToken(deps, actor, input, { by: callerOf(actor) })
      return { token: secret }
    }),
    {
      method: 'POST',
      path: `${path}/tokens/revoke`,
      needs: 'a session',
      handle: async (c, actor) => {
        await revokeToken(deps, actor, idIn(await formOf(c)), { by: callerOf(actor) })
        return c.redirect(path, 303)
      },
    },
    {
      method: 'POST',
      path: `${path}/sessions/end`,
      needs: 'a session',
      handle: async (c, actor) => {
        const session = idIn(await formOf(c))
        await endSession(deps, { operator: actor.id, session }, { by: callerOf(actor) })
        return c.redirect(path, 303)
      },
    },
  ]

  /** A change that ends all other sessions, and so asks for a fresh proof; what it gives is shown once. */
  function change(
    what: string,
    carryOut: (actor: Actor, form: Form) => Promise<MeModel['fresh']>,
  ): ConsoleRoute {
    return {
      method: 'POST',
      path: `${path}/${what}`,
      needs: 'a session',
      proof: 'fresh',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          const fresh = await carryOut(actor, form)
          return fresh ? await myPage(deps, c, actor, { fresh }) : c.redirect(path, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          return myPage(deps, c, actor, {}, { refused }, statusOf(error))
        }
      },
    }
  }

  function pictured(email: string, secret: string): MeModel['totp'] {
    const address = totpAddress(`${deps.content.site.name} Status`, email, secret)
    return { secret, picture: totpPicture(address) }
  }
}

export async function myPage(
  deps: ConsoleDeps,
  c: Context,
  actor: Actor,
  more: Partial<Pick<MeModel, 'totp' | 'fresh'>> = {},
  rooms: Rooms = {},
  status: Parameters<typeof consolePage>[5] = 200,
): Promise<Response> {
  const { operator } = await operatorToChange(deps.store, actor.id)
  const { name, email, role, passkeys, password: hash, totp, recoveryCodes, identity } = operator
  const me: MeModel = {
    operator: {
      name,
      email,
      role,
      passkeys,
      hasPassword: hash !== null,
      hasTotp: totp !== null,
      hasIdentity: identity !== null,
      recoveryCodes: recoveryCodes.length,
      appearance: actor.appearance,
    },
    sessions: (await sessionsOf(deps.store, operator)).map((each) => ({
      ...each,
      present: each.id === actor.session,
    })),
    tokens: await tokensOf(deps, actor.id),
    totp: null,
    fresh: null,
    ...more,
  }
  return consolePage(deps, c, path, actor, { me, ...rooms }, status)
}
