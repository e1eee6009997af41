import { Hono } from 'hono'
import type { Check, Checks } from '#core/probes/checks.ts'
import { disagreements, disagreementSentence } from '#core/probes/disagreement.ts'
import type { PublicView } from '#core/views/public-view.ts'
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
  const [view, { upToDate }, { store, mail, probes }] = await Promise.all([
    publication.view(),
    publication.standing(),
    examine(),
  ])
  const { madeAt, status, open } = view
  const page = { ok: upToDate, madeAt, status, openIncidents: open.length }
  return { ok: page.ok && store.ok, checks: { store, page, mail, services: servicesBy(probes, view) } }
}

/** What the checks say of the services; that they fail, or that the page says something else, is no fault of ours. */
function servicesBy(probes: Checks | null, view: PublicView) {
  if (!probes) return { configured: null }
  const { checks, lookedAt } = probes
  const count = (shown: Check['shown']) => checks.filter((check) => check.shown === shown).length
  return {
    configured: checks.length,
    working: count('working'),
    failing: count('failing'),
    noData: count('no_data'),
    lookedAt,
    disagreements: disagreements(view, checks).map(disagreementSentence),
  }
}
