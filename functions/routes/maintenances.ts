import { type Context, Hono } from 'hono'
import { invalid, notFound, quoted } from '#core/errors.ts'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { changeMaintenance } from '#core/maintenance/change-maintenance.ts'
import {
  cancelMaintenanceInput,
  changeMaintenanceInput,
  postMaintenanceUpdateInput,
  scheduleMaintenanceInput,
} from '#core/maintenance/inputs.ts'
import { listMaintenances } from '#core/maintenance/list-maintenances.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { postMaintenanceUpdate } from '#core/maintenance/post-maintenance-update.ts'
import { findMaintenance } from '#core/maintenance/record.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import { instant } from '#core/words/times.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import { commandFrom, jsonBody, queryFlag, queryNumber } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'
import { maintenanceJson, maintenanceUpdateJson } from './maintenance-json.ts'

/** Reading is public, as the page is; writing needs the token. */
export function maintenanceRoutes(deps: RouteDeps) {
  const writer = requireToken(deps, 'maintenance.write')
  const json = (maintenance: Maintenance) =>
    maintenanceJson(maintenance, deps.siteUrl, instant(deps.clock.now()))
  return new Hono<{ Variables: CallerVariables }>()
    .get('/', async (c) => {
      const limit = queryNumber(c, 'limit', { from: 1, to: 100, otherwise: 25 })
      const { items, total, next } = await listMaintenances(deps, {
        limit,
        after: c.req.query('after') ?? null,
      })
      return c.json({ items: items.map(json), total, next })
    })
    .post('/', writer, async (c) => {
      const input = await jsonBody(c, scheduleMaintenanceInput)
      const { result, changed } = await scheduleMaintenance(deps, input, await commandFrom(c))
      return c.json(json(result), changed ? 201 : 200)
    })
    .get('/:id', async (c) => {
      const id = idFrom(c)
      const maintenance = await findMaintenance(deps, id)
      if (!maintenance) throw notFound('maintenance', id)
      return c.json(json(maintenance))
    })
    .patch('/:id', writer, async (c) => {
      const input = await jsonBody(c, changeMaintenanceInput)
      const { result } = await changeMaintenance(deps, idFrom(c), input, await commandFrom(c))
      return c.json(json(result))
    })
    .delete('/:id', writer, async (c) => {
      const given = (await c.req.text()) === '' ? {} : await jsonBody(c, cancelMaintenanceInput)
      const input = { ...given, series: queryFlag(c, 'series') }
      const { result } = await cancelMaintenance(deps, idFrom(c), input, await commandFrom(c))
      return c.json({ ...json(result.maintenance), cancelled: result.cancelled })
    })
    .post('/:id/updates', writer, async (c) => {
      const input = await jsonBody(c, postMaintenanceUpdateInput)
      const { result, changed } = await postMaintenanceUpdate(deps, idFrom(c), input, await commandFrom(c))
      const maintenance = json(result.maintenance)
      return c.json(
        { ...maintenanceUpdateJson(result.update), url: maintenance.url, maintenance },
        changed ? 201 : 200,
      )
    })
}

function idFrom(c: Context): string {
  const id = c.req.param('id') ?? ''
  if (!/^[\x20-\x7e]{1,40}$/.test(id))
    throw invalid({ field: 'id', expected: 'an id like MNT-2026-11-30-001', got: quoted(id) })
  return id
}
