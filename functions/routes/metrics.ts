import { Hono } from 'hono'
import { Refusal } from '#core/errors.ts'
import { exposition } from '#core/metrics/metric.ts'
import { metricsOf } from '#core/metrics/metrics.ts'
import { sameSecret } from '../middleware/caller.ts'
import { secretIn } from '../middleware/hook-token.ts'
import type { HealthDeps } from './health.ts'

export interface MetricsDeps extends HealthDeps {
  /** Whoever reads the metrics has to send it; everybody may where there is none, as with our health. */
  metricsToken?: string | undefined
}

export function metricsRoutes({ publication, examine, content, clock, metricsToken }: MetricsDeps) {
  return new Hono().get('/', async (c) => {
    const given = secretIn(c.req.header('Authorization') ?? '')
    if (metricsToken && (given === null || !sameSecret(given, metricsToken)))
      throw new Refusal('unauthorized', 'Send METRICS_TOKEN as a bearer token.')
    const [view, standing, examination] = await Promise.all([
      publication.view(),
      publication.standing(),
      examine(),
    ])
    const facts = { view, standing, examination, levels: content.levels, now: clock.now() }
    return c.body(exposition(metricsOf(facts)), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })
}
