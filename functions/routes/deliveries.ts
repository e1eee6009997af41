import { Hono } from 'hono'
import { decideUnknown, unknownDecision } from '#core/deliveries/decide-unknown.ts'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { deliveryFilter, deliveryPlace, readDelivery } from '#core/deliveries/read-delivery.ts'
import { toldWhere } from '#core/hooks/told-where.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import { idNamed, jsonBody, queryNumber, queryOf, queryPlace } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'

/** What subscribers were told, and what became of it for each of them. */
export function deliveryRoutes(deps: RouteDeps) {
  const caller = requireToken(deps, 'subscriber.read')
  const noStore = { 'Cache-Control': 'no-store' }
  return new Hono<{ Variables: CallerVariables }>()
    .get('/', caller, async (c) => {
      const limit = queryNumber(c, 'limit', { from: 1, to: 100, otherwise: 25 })
      const page = await listDeliveries(deps, { limit, after: queryPlace(c, idNamed) })
      return c.json(page, 200, noStore)
    })
    .get('/:notice', caller, async (c) => {
      const limit = queryNumber(c, 'limit', { from: 1, to: 200, otherwise: 50 })
      const page = { limit, after: queryPlace(c, deliveryPlace), ...queryOf(c, deliveryFilter) }
      const delivery = await readDelivery(deps, c.req.param('notice'), page)
      return c.json(await toldWhere(deps, delivery), 200, noStore)
    })
    .post('/:notice/unknown', requireToken(deps, 'incident.publish'), async (c) => {
      const notice = c.req.param('notice')
      const people = await decideUnknown(deps, notice, await jsonBody(c, unknownDecision), {
        by: c.get('caller'),
      })
      return c.json({ people }, 200, noStore)
    })
}
