import { type Context, Hono } from 'hono'
import { Refusal } from '#core/errors.ts'
import type { Actor } from '#core/operators/actor.ts'
import { may } from '#core/operators/permissions.ts'
import { minute, ms } from '#core/words/times.ts'
import { sameOrigin } from '../../middleware/same-origin.ts'
import { type ConsoleDeps, consolePage, formOf } from './desk.ts'
import { proofsOf, provePath } from './prove.ts'
import type { ConsoleRoute } from './route.ts'
import { isWritten } from './update-form.ts'

/** For so long a proof of who somebody is counts as fresh. */
export const proofLives = 10 * minute

/** Whether an address belongs to the console. */
export function isConsole(path: string): boolean {
  return path === '/admin' || path.startsWith('/admin/')
}

/** Serves the console: each address lets in only whom it names, and nothing of it is kept anywhere. */
export function serveConsole(
  deps: ConsoleDeps,
  actorFrom: (c: Context) => Promise<Actor | null>,
  routes: readonly ConsoleRoute[],
): Hono {
  const { clock, siteUrl } = deps
  const app = new Hono()
  app.use('/admin/*', async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.use('/admin/*', sameOrigin(siteUrl))
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      if (route.needs === 'nothing') return route.handle(c)
      const actor = await actorFrom(c)
      if (!actor) return signedOut(deps, c)
      if (route.needs !== 'a session' && !may(actor.role, route.needs)) {
        throw new Refusal(
          'forbidden',
          'Your role may not do this. Ask an administrator for another role, or a colleague who has it.',
        )
      }
      const proved = clock.now() - ms(actor.provedAt) < proofLives
      if (route.proof === 'fresh' && !proved) return unproved(deps, c, actor)
      return route.handle(c, actor)
    })
  }
  return app
}

/** What somebody wrote while their session ended comes back to them, to be sent once they are in again. */
async function signedOut(deps: ConsoleDeps, c: Context): Promise<Response> {
  if (c.req.method === 'GET') return toTheDoor(c)
  if (c.req.header('Accept') === 'application/json')
    throw new Refusal('unauthorized', 'You are signed out. Sign in and try again.')
  const form = await formOf(c)
  if (!isWritten(form)) return toTheDoor(c)
  return consolePage(deps, c, '/admin/signed-out', null, { written: { to: c.req.path, form } }, 401)
}

/** What somebody filled in stays with them while they prove who they are; but a password is written into no page. */
async function unproved(deps: ConsoleDeps, c: Context, actor: Actor): Promise<Response> {
  if (c.req.method === 'GET' || !c.req.header('Accept')?.includes('text/html')) return toTheDoor(c, provePath)
  const form = await formOf(c)
  if ('password' in form) return toTheDoor(c, provePath)
  const door = await proofsOf(deps, actor, '/admin')
  return consolePage(deps, c, provePath, actor, { door, written: { to: c.req.path, form } }, 401)
}

/** A page that was asked for is shown after signing in; a form is not sent a second time by itself. */
function toTheDoor(c: Context, door = '/admin/sign-in'): Response {
  const { pathname, search } = new URL(c.req.url)
  const to = c.req.method === 'GET' ? pathname + search : (c.req.header('Referer') ?? '/admin')
  const back = URL.canParse(to) ? new URL(to).pathname : to
  return c.redirect(`${door}?${new URLSearchParams({ to: back }).toString()}`, 303)
}
