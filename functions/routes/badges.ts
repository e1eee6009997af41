import { Hono } from 'hono'
import { notFound } from '#core/errors.ts'
import { problemOf, problemResponse } from '../middleware/problem.ts'
import type { RouteDeps } from './context.ts'

/** Badges are published; only a name that is nobody's comes this far, and a picture that says so would lie. */
export function badgeRoutes({ log }: RouteDeps) {
  return new Hono().get('/:name', (c) => {
    const name = c.req.param('name').replace(/\.svg$/, '')
    return problemResponse(c, problemOf(notFound('service', name), c, log))
  })
}
