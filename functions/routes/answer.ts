import type { Context } from 'hono'
import { Hono } from 'hono'
import { Refusal } from '#core/errors.ts'
import { answer, type Answering, answering } from '#core/escalation/answer.ts'
import type { RouteDeps } from './context.ts'

/** Where somebody of the team says that they are on it: a GET only shows a button, a POST does it, nobody signs in. */
export function answerRoutes(deps: RouteDeps) {
  const page = async (c: Context, about: Answering | null, status: 200 | 404 | 422) => {
    const { language } = deps.content.site
    const html = await deps.publication.page('/ack', { language, base: '', answering: about })
    // The address holds a secret.
    return c.html(html, status, { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
  }

  return new Hono()
    .get('/', async (c) => {
      const found = await answering(deps, c.req.query('token') ?? '')
      return page(c, found, found ? 200 : 404)
    })
    .post('/', async (c) => {
      const secret = c.req.query('token') ?? ''
      const { name } = await c.req.parseBody()
      try {
        return page(c, await answer(deps, secret, typeof name === 'string' ? name : null), 200)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const found = await answering(deps, secret)
        return page(c, found, found ? 422 : 404)
      }
    })
}
