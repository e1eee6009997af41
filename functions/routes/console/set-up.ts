import { beginSetUp, isSetUpOpen } from '#core/operators/begin-set-up.ts'
import { acceptInvitation, findInvitation } from '#core/operators/invite.ts'
import { newOperatorInput } from '#core/operators/operator.ts'
import { setUp } from '#core/operators/set-up.ts'
import { minute } from '#core/words/times.ts'
import { checked } from '../../middleware/input.ts'
import type { SessionCookies } from '../../middleware/session.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, statusOf } from './desk.ts'
import { agentOf } from './door.ts'
import type { ConsoleRoute } from './route.ts'
import { one } from './update-form.ts'

/** The first operator comes in by a link that the server printed, every other one by an invitation. */
export function setUpRoutes(deps: ConsoleDeps, cookies: SessionCookies): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/set-up',
      needs: 'nothing',
      handle: async (c) => {
        const token = c.req.query('token') ?? ''
        const state = (await isSetUpOpen(deps, token)) ? 'open' : 'closed'
        return consolePage(deps, c, '/admin/set-up', null, {
          welcome: { state, token, email: null, role: null },
        })
      },
    },
    {
      method: 'POST',
      path: '/admin/set-up',
      needs: 'nothing',
      handle: async (c) => {
        const form = await formOf(c)
        const token = one(form, 'token')
        try {
          const [name, email, password] = [one(form, 'name'), one(form, 'email'), one(form, 'password')]
          const input = checked(newOperatorInput, { name, email, password })
          const { secret } = await setUp(deps, token, input, agentOf(c))
          cookies.signIn(c, secret)
          return c.redirect('/admin/me?new', 303)
        } catch (error) {
          const refused = refusedBecause(error, { name: form.name ?? [], email: form.email ?? [] })
          const state = (await isSetUpOpen(deps, token)) ? 'open' : 'closed'
          const welcome = { state, token, email: null, role: null } as const
          return consolePage(deps, c, '/admin/set-up', null, { welcome, refused }, statusOf(error))
        }
      },
    },
    {
      method: 'POST',
      path: '/admin/set-up/link',
      needs: 'nothing',
      handle: async (c) => {
        const wait = await deps.limiter.count('set-up link', { calls: 3, milliseconds: 10 * minute })
        const secret = wait > 0 ? null : await beginSetUp(deps)
        if (secret) deps.log.info('console.set-up', { link: setUpLink(deps.siteUrl, secret) })
        return c.redirect('/admin/set-up?printed', 303)
      },
    },
    {
      method: 'GET',
      path: '/admin/invitation',
      needs: 'nothing',
      handle: async (c) => {
        const token = c.req.query('token') ?? ''
        const invitation = await findInvitation(deps, token)
        const { email = null, role = null } = invitation ?? {}
        const identity = deps.identityProvider?.name ?? null
        const welcome = { state: invitation ? 'open' : 'closed', token, email, role, identity } as const
        return consolePage(deps, c, '/admin/invitation', null, { welcome }, invitation ? 200 : 404)
      },
    },
    {
      method: 'POST',
      path: '/admin/invitation',
      needs: 'nothing',
      handle: async (c) => {
        const form = await formOf(c)
        const token = one(form, 'token')
        const invitation = await findInvitation(deps, token)
        const { email = null, role = null } = invitation ?? {}
        const identity = deps.identityProvider?.name ?? null
        try {
          const input = checked(newOperatorInput.omit({ email: true }), {
            name: one(form, 'name'),
            password: one(form, 'password'),
          })
          const { secret } = await acceptInvitation(deps, token, input, agentOf(c))
          cookies.signIn(c, secret)
          return c.redirect('/admin/me?new', 303)
        } catch (error) {
          const refused = refusedBecause(error, { name: form.name ?? [] })
          const welcome = { state: invitation ? 'open' : 'closed', token, email, role, identity } as const
          return consolePage(deps, c, '/admin/invitation', null, { welcome, refused }, statusOf(error))
        }
      },
    },
  ]
}

export function setUpLink(siteUrl: string, secret: string): string {
  return `${siteUrl}/admin/set-up?${new URLSearchParams({ token: secret }).toString()}`
}
