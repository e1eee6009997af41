import { Hono } from 'hono'
import type { Drill } from '#core/drills/drill.ts'
import { newestDrills } from '#core/drills/record.ts'
import { requireToken } from '../middleware/caller.ts'
import { queryNumber } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'
import { drillAddress } from './in-drill.ts'

/** What was practised and how it went; nothing of it is public. */
export function drillRoutes(deps: RouteDeps) {
  return new Hono().get('/', requireToken(deps, 'incident.read'), async (c) => {
    const limit = queryNumber(c, 'limit', { from: 1, to: 100, otherwise: 25 })
    const drills = await newestDrills(deps, limit)
    return c.json({ items: drills.map((drill) => drillJson(drill, deps.siteUrl)) })
  })
}

function drillJson({ id, title, size, expected, people, begunAt, ended, recorded }: Drill, siteUrl: string) {
  return {
    id,
    url: ended ? `${siteUrl}/admin/drills/${id}` : drillAddress(siteUrl, id),
    title,
    size,
    expected,
    people,
    begunAt,
    endedAt: ended?.at ?? null,
    score: ended?.score ?? null,
    findings: ended?.findings?.source ?? null,
    recordedAs: recorded?.review ?? null,
  }
}
