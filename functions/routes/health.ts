import { Hono } from 'hono'
import type { Examine } from '#core/health/examine.ts'
import type { RouteDeps } from './context.ts'

export interface HealthDeps extends RouteDeps {
  examine: Examine
  startedAt: number
}

/** Ourselves, for load balancers and monitoring: 200 only while the page can be kept true. */
export function healthRoutes(deps: HealthDeps) {
  return new Hono()
    .get('/', async (c) => {
      const { ok } = await health(deps)
      return c.json({ status: ok ? 'ok' : 'failing' }, ok ? 200 : 503, { 'Cache-Control': 'no-store' })
    })
    .get('/detailed', async (c) => {
      const { ok, checks } = await health(deps)
      const uptimeSeconds = Math.floor((deps.clock.now() - deps.startedAt) / 1000)
      return c.json({ status: ok ? 'ok' : 'failing', uptimeSeconds, checks }, ok ? 200 : 503, {
        'Cache-Control': 'no-store',
      })
    })
}

async function health({ publication, examine }: HealthDeps) {
  const [{ madeAt, status, open }, { upToDate }, { store, mail }] = await Promise.all([
    publication.view(),
    publication.standing(),
    examine(),
  ])
  const page = { ok: upToDate, madeAt, status, openIncidents: open.length }
  return { ok: page.ok && store.ok, checks: { store, page, mail } }
}
