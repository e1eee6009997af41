import { exportAudit } from '#core/audit/export-audit.ts'
import { auditFilter, listAudit, placeNamed } from '#core/audit/list-audit.ts'
import { baselines } from '#core/components/baseline.ts'
import { setBaseline, setBaselineInput } from '#core/components/set-baseline.ts'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { deliveryFilter, deliveryPlace, readDelivery } from '#core/deliveries/read-delivery.ts'
import { toldWhere } from '#core/hooks/told-where.ts'
import { callerOf } from '#core/operators/actor.ts'
import { callerNames } from '#core/operators/names.ts'
import { checked, idNamed, queryOf, queryPlace } from '../../middleware/input.ts'
import { streamed } from '../stream.ts'
import { type ConsoleDeps, consolePage, formOf } from './desk.ts'
import type { ConsoleRoute } from './route.ts'
import { idIn, one } from './update-form.ts'

const rows = 50

/** The rooms in which things are looked up: what was sent, who did what, what each service shows. */
export function houseRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const { store } = deps
  return [
    {
      method: 'GET',
      path: '/admin/sent',
      needs: 'sending.read',
      handle: async (c, actor) => {
        const sent = await listDeliveries(deps, { limit: rows, after: queryPlace(c, idNamed) })
        return consolePage(deps, c, '/admin/sent', actor, { sent })
      },
    },
    {
      method: 'GET',
      path: '/admin/sent/:notice',
      needs: 'subscriber.read',
      handle: async (c, actor) => {
        const { state } = queryOf(c, deliveryFilter)
        const page = { limit: rows, after: queryPlace(c, deliveryPlace), state }
        const read = await readDelivery(deps, c.req.param('notice') ?? '', page)
        const delivery = { ...(await toldWhere(deps, read)), chosen: state ?? null }
        return consolePage(deps, c, `/admin/sent/${read.id}`, actor, { delivery })
      },
    },
    {
      method: 'GET',
      path: '/admin/audit',
      needs: 'audit.read',
      handle: async (c, actor) => {
        const filter = queryOf(c, auditFilter)
        const page = await listAudit(deps, { limit: rows, after: queryPlace(c, placeNamed), ...filter })
        const audit = { ...page, filter, names: await callerNames(store, page.items) }
        return consolePage(deps, c, '/admin/audit', actor, { audit })
      },
    },
    {
      method: 'GET',
      path: '/admin/audit/export.jsonl',
      needs: 'audit.read',
      handle: (c) =>
        streamed(
          exportAudit(deps, queryOf(c, auditFilter)),
          'application/jsonl; charset=utf-8',
          'audit.jsonl',
        ),
    },
    {
      method: 'GET',
      path: '/admin/services',
      needs: 'incident.read',
      handle: async (c, actor) =>
        consolePage(deps, c, '/admin/services', actor, { services: { baselines: await baselines(store) } }),
    },
    {
      method: 'POST',
      path: '/admin/services',
      needs: 'component.write',
      handle: async (c, actor) => {
        const form = await formOf(c)
        const input = checked(setBaselineInput, { status: one(form, 'status') })
        await setBaseline(deps, idIn(form), input, { by: callerOf(actor) })
        return c.redirect('/admin/services', 303)
      },
    },
  ]
}
