import { Hono } from 'hono'
import { instant } from '#core/words/times.ts'
import type { RouteDeps } from './context.ts'

export interface PulseDeps extends RouteDeps {
  publication: { checkedAt(): number }
}

/** Tells an open page whether it is still the newest, whether that is known to be true, and what time it is. */
export function pulseRoutes({ publication, clock, model }: PulseDeps) {
  return new Hono().get('/', (c) =>
    c.json(
      {
        madeAt: model().view.madeAt,
        checkedAt: instant(publication.checkedAt()),
        now: instant(clock.now()),
      },
      200,
      { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' },
    ),
  )
}
