import type { ComponentStatus } from '#core/components/status.ts'

/** The class that sets a state's colour, and the name of its sign in the sprite. */
export type StateClass = 'ok' | 'degraded' | 'partial' | 'major' | 'maintenance' | 'none'

const classes: Record<ComponentStatus, StateClass> = {
  operational: 'ok',
  degraded_performance: 'degraded',
  partial_outage: 'partial',
  major_outage: 'major',
  under_maintenance: 'maintenance',
}

export function stateClass(status: ComponentStatus | null): StateClass {
  return status ? classes[status] : 'none'
}
