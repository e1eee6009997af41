import { z } from 'zod'

/** Best first; the order decides what "worst" means. */
const byWorth = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const

export const componentStatus = z.enum(byWorth)
export type ComponentStatus = z.infer<typeof componentStatus>

export function worst(statuses: Iterable<ComponentStatus>): ComponentStatus {
  let found: ComponentStatus = 'operational'
  for (const status of statuses) if (isWorse(status, found)) found = status
  return found
}

export function isWorse(one: ComponentStatus, other: ComponentStatus): boolean {
  return byWorth.indexOf(one) > byWorth.indexOf(other)
}
