import type { Facts } from './facts.ts'
import type { Metric } from './metric.ts'
import { checkMetrics } from './of-checks.ts'
import { deliveryMetrics } from './of-deliveries.ts'
import { incidentMetrics } from './of-incidents.ts'
import { pageMetrics } from './of-page.ts'

/** Each gives some metrics; whoever has something more to measure adds a file and a line. */
const sources: readonly ((facts: Facts) => Metric[])[] = [
  pageMetrics,
  incidentMetrics,
  checkMetrics,
  deliveryMetrics,
]

export function metricsOf(facts: Facts): Metric[] {
  return sources.flatMap((source) => source(facts))
}
