import { Hono } from 'hono'
import { exportAudit } from '#core/audit/export-audit.ts'
import { auditFilter, listAudit, placeNamed } from '#core/audit/list-audit.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import { queryNumber, queryOf, queryPlace } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'
import { streamed } from './stream.ts'

/** Who did what. */
export function auditRoutes(deps: RouteDeps) {
  const caller = requireToken(deps, 'audit.read')
  return new Hono<{ Variables: CallerVariables }>()
    .get('/', caller, async (c) => {
      const limit = queryNumber(c, 'limit', { from: 1, to: 200, otherwise: 50 })
      const page = { limit, after: queryPlace(c, placeNamed), ...queryOf(c, auditFilter) }
      return c.json(await listAudit(deps, page), 200, { 'Cache-Control': 'no-store' })
    })
    .get('/export.jsonl', caller, (c) =>
      streamed(exportAudit(deps, queryOf(c, auditFilter)), 'application/jsonl; charset=utf-8', 'audit.jsonl'),
    )
}
