import { Hono } from 'hono'
import { instant } from '#core/words/times.ts'
import type { RouteDeps } from './context.ts'

/** Tells an open page whether it is still the newest, whether that is known to be true, and what time it is. */
export function pulseRoutes({ publication, clock }: RouteDeps) {
  return new Hono().get('/', async (c) => {
    const { madeAt, checkedAt } = await publication.standing()
    return c.json({ madeAt, checkedAt: instant(checkedAt), now: instant(clock.now()) }, 200, {
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
    })
  })
}
