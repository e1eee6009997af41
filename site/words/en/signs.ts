import type { ComponentStatus } from '#core/components/status.ts'
import { statusMeaning, statusName, statusNoticed } from '#core/views/status-words.ts'

/** The states: their names, what a customer notices of them, what they mean. */
export const signs = {
  name: statusName,
  noticed: statusNoticed,
  meaning: statusMeaning,
  /** The name within a sentence. */
  within: {
    operational: 'operational',
    degraded_performance: 'degraded performance',
    partial_outage: 'partial outage',
    major_outage: 'major outage',
    under_maintenance: 'under maintenance',
  } satisfies Record<ComponentStatus, string>,
  /** The name within a sentence, where there is little room. */
  short: {
    operational: 'operational',
    degraded_performance: 'degraded',
    partial_outage: 'partial outage',
    major_outage: 'major outage',
    under_maintenance: 'maintenance',
  } satisfies Record<ComponentStatus, string>,
  noData: 'No data yet',
  notWatched: 'not watched on that day',
}

export type Signs = typeof signs
