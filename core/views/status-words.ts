import type { ComponentStatus } from '#core/components/status.ts'

/** The name of a status, as every output writes it. */
export const statusName: Record<ComponentStatus, string> = {
  operational: 'Operational',
  degraded_performance: 'Degraded performance',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
  under_maintenance: 'Under maintenance',
}

/** What a customer notices of it, in two or three words. */
export const statusNoticed: Record<ComponentStatus, string> = {
  operational: 'Working',
  degraded_performance: 'Slow or with errors',
  partial_outage: 'Partly working',
  major_outage: 'Not working',
  under_maintenance: 'Planned work',
}

/** What it means, for the legend. */
export const statusMeaning: Record<ComponentStatus, string> = {
  operational: 'works as it should',
  degraded_performance: 'works, but slowly or with some errors',
  partial_outage: 'broken for some people or some actions',
  major_outage: 'broken for everyone',
  under_maintenance: 'stopped on purpose, announced before',
}
