import { Hono } from 'hono'
import { setBaseline, setBaselineInput } from '#core/components/set-baseline.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import { commandFrom, jsonBody } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'

export function componentRoutes(deps: RouteDeps) {
  return new Hono<{ Variables: CallerVariables }>()
    .get('/', async (c) => {
      const { groups } = await deps.publication.view()
      const items = groups.flatMap((group) =>
        group.components.map(({ id, name, description, status, uptime }) => ({
          id,
          statuspageId: statuspageId('component', id),
          name,
          description,
          group: group.id,
          status,
          uptime90Days: uptime,
        })),
      )
      return c.json({ items, total: items.length, next: null })
    })
    .patch('/:id', requireToken(deps, 'component.write'), async (c) => {
      const input = await jsonBody(c, setBaselineInput)
      const { result } = await setBaseline(deps, c.req.param('id'), input, await commandFrom(c))
      return c.json(result)
    })
}
