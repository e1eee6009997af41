import { Hono } from 'hono'
import { deliveryState } from '#core/deliveries/due.ts'
import type { RouteDeps } from './context.ts'

export interface HealthDeps extends RouteDeps {
  mailer: { name: string }
  startedAt: number
  publication: { upToDate(): boolean }
}

/** Ourselves, for load balancers and monitoring: 200 only while the page can be kept true. */
export function healthRoutes(deps: HealthDeps) {
  return new Hono()
    .get('/', async (c) => {
      const { ok } = await examine(deps)
      return c.json({ status: ok ? 'ok' : 'failing' }, ok ? 200 : 503, { 'Cache-Control': 'no-store' })
    })
    .get('/detailed', async (c) => {
      const { ok, checks } = await examine(deps)
      const uptimeSeconds = Math.floor((deps.clock.now() - deps.startedAt) / 1000)
      return c.json({ status: ok ? 'ok' : 'failing', uptimeSeconds, checks }, ok ? 200 : 503, {
        'Cache-Control': 'no-store',
      })
    })
}

async function examine(deps: HealthDeps) {
  const { view } = deps.model()
  const page = {
    ok: deps.publication.upToDate(),
    madeAt: view.madeAt,
    status: view.status,
    openIncidents: view.open.length,
  }
  try {
    const began = deps.clock.now()
    const delivery = await deliveryState(deps)
    const store = { ok: true, milliseconds: deps.clock.now() - began }
    const mail = { ok: delivery.stuckBatches === 0, via: deps.mailer.name, ...delivery }
    return { ok: page.ok, checks: { store, page, mail } }
  } catch (error) {
    deps.log.error('health.store', error)
    return {
      ok: false,
      checks: {
        store: { ok: false, error: 'The store does not answer.' },
        page,
        mail: { ok: false, via: deps.mailer.name },
      },
    }
  }
}
