import { Refusal } from '#core/errors.ts'
import type { IdentityProvider } from '#core/operators/ports.ts'
import { beginIdentity, takeIdentity } from '#core/operators/identity.ts'
import type { SessionCookies } from '../../middleware/session.ts'
import { type ConsoleDeps, consolePage, refusedBecause, statusOf } from './desk.ts'
import { agentOf, countAttempt, wayBack } from './door.ts'
import { proofsOf } from './prove.ts'
import type { ConsoleRoute } from './route.ts'

/** Where the provider sends the browser back to; it is to be told this very address. */
export const identityAnswer = '/admin/sign-in/identity/answer'

/** The way in through an identity provider. These are links, because a form may not lead to another site. */
export function identityRoutes(deps: ConsoleDeps, cookies: SessionCookies): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/sign-in/identity',
      needs: 'nothing',
      handle: async (c) => {
        const to = wayBack(c.req.query('to'))
        try {
          await countAttempt(deps, c, null)
          const { address, secret } = await beginIdentity(provided(), { to, proves: null })
          cookies.beginIdentity(c, secret)
          return c.redirect(address, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          return consolePage(deps, c, '/admin/sign-in', null, { door: { to }, refused }, statusOf(error))
        }
      },
    },
    {
      method: 'GET',
      path: '/admin/prove/identity',
      needs: 'a session',
      handle: async (c, actor) => {
        const to = wayBack(c.req.query('to'))
        try {
          await countAttempt(deps, c, null)
          const { address, secret } = await beginIdentity(provided(), { to, proves: actor.id })
          cookies.beginIdentity(c, secret)
          return c.redirect(address, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          const door = await proofsOf(deps, actor, to)
          return consolePage(deps, c, '/admin/prove', actor, { door, refused }, statusOf(error))
        }
      },
    },
    {
      method: 'GET',
      path: identityAnswer,
      needs: 'nothing',
      handle: async (c) => {
        const actor = await cookies.actor(c)
        try {
          await countAttempt(deps, c, null)
          const given = { secret: cookies.identity(c), answer: new URL(c.req.url), actor }
          cookies.endIdentity(c)
          const { to, signedIn } = await takeIdentity(provided(), given, agentOf(c))
          if (signedIn) cookies.signIn(c, signedIn.secret)
          return c.redirect(to, 303)
        } catch (error) {
          const refused = refusedBecause(error, {})
          const [page, door] = actor
            ? ['/admin/prove', await proofsOf(deps, actor, '/admin')]
            : ['/admin/sign-in', { to: '/admin' }]
          return consolePage(deps, c, page, actor, { door, refused }, statusOf(error))
        }
      },
    },
  ]

  function provided(): ConsoleDeps & { identityProvider: IdentityProvider } {
    const { identityProvider } = deps
    if (!identityProvider)
      throw new Refusal('not_found', 'No identity provider is set up here. Use a passkey or your password.')
    return { ...deps, identityProvider }
  }
}
