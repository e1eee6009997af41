import { giveSecondFactor } from '#core/operators/give-second-factor.ts'
import { askForPasskey, signInWithPasskey } from '#core/operators/passkeys.ts'
import { signInWithPassword } from '#core/operators/sign-in-with-password.ts'
import { endSession } from '#core/operators/sign-out.ts'
import { callerOf } from '#core/operators/actor.ts'
import type { SessionCookies } from '../../middleware/session.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, statusOf } from './desk.ts'
import { agentOf, countAttempt, passkeyAnswer, wayBack } from './door.ts'
import type { ConsoleRoute } from './route.ts'
import { one } from './update-form.ts'

/** The ways in, and out. */
export function signInRoutes(deps: ConsoleDeps, cookies: SessionCookies): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/sign-in',
      needs: 'nothing',
      handle: async (c) => {
        const to = wayBack(c.req.query('to'))
        if (await cookies.actor(c)) return c.redirect(to, 303)
        return consolePage(deps, c, '/admin/sign-in', null, { door: { to } })
      },
    },
    {
      method: 'POST',
      path: '/admin/sign-in',
      needs: 'nothing',
      handle: async (c) => {
        const form = await formOf(c)
        const to = wayBack(one(form, 'to'))
        try {
          const email = one(form, 'email')
          await countAttempt(deps, c, email)
          const answer = await signInWithPassword(
            deps,
            { email, password: one(form, 'password') },
            agentOf(c),
          )
          if (answer.stage === 'half') {
            cookies.beginHalf(c, answer.secret)
            return c.redirect(`/admin/second-factor?${new URLSearchParams({ to }).toString()}`, 303)
          }
          cookies.signIn(c, answer.secret)
          return c.redirect(to, 303)
        } catch (error) {
          const refused = refusedBecause(error, { email: form.email ?? [] })
          return consolePage(deps, c, '/admin/sign-in', null, { door: { to }, refused }, statusOf(error))
        }
      },
    },
    {
      method: 'GET',
      path: '/admin/second-factor',
      needs: 'nothing',
      handle: (c) =>
        cookies.half(c)
          ? consolePage(deps, c, '/admin/second-factor', null, { door: { to: wayBack(c.req.query('to')) } })
          : c.redirect('/admin/sign-in', 303),
    },
    {
      method: 'POST',
      path: '/admin/second-factor',
      needs: 'nothing',
      handle: async (c) => {
        const form = await formOf(c)
        const to = wayBack(one(form, 'to'))
        try {
          await countAttempt(deps, c, cookies.half(c))
          const { secret } = await giveSecondFactor(deps, cookies.half(c), one(form, 'code'), agentOf(c))
          cookies.signIn(c, secret)
          return c.redirect(to, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          return consolePage(
            deps,
            c,
            '/admin/second-factor',
            null,
            { door: { to }, refused },
            statusOf(error),
          )
        }
      },
    },
    {
      method: 'POST',
      path: '/admin/sign-in/passkey/options',
      needs: 'nothing',
      handle: async (c) => {
        await countAttempt(deps, c, null)
        return c.json((await askForPasskey(deps)).options)
      },
    },
    {
      method: 'POST',
      path: '/admin/sign-in/passkey',
      needs: 'nothing',
      handle: async (c) => {
        const form = await formOf(c)
        const to = wayBack(one(form, 'to'))
        try {
          const given = { ...passkeyAnswer(form), challenge: one(form, 'challenge') }
          const { secret } = await signInWithPasskey(deps, given, agentOf(c))
          cookies.signIn(c, secret)
          return c.redirect(to, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          return consolePage(deps, c, '/admin/sign-in', null, { door: { to }, refused }, statusOf(error))
        }
      },
    },
    {
      method: 'POST',
      path: '/admin/sign-out',
      needs: 'a session',
      handle: async (c, actor) => {
        await endSession(deps, { operator: actor.id, session: actor.session }, { by: callerOf(actor) })
        cookies.signOut(c)
        return c.redirect('/admin/sign-in', 303)
      },
    },
  ]
}
