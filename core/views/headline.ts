import { type ComponentStatus, worst } from '#core/components/status.ts'
import { type Incident, impactNow } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'

/** The sentence at the top: what the worst open incident says, or that everything works. */
export function headline(open: Incident[], status: ComponentStatus): string {
  const [first] = open
  if (first) return asSentence(first.title)
  return {
    operational: 'Everything is working.',
    under_maintenance: 'Planned work is under way.',
    degraded_performance: 'Some services are slow.',
    partial_outage: 'Some services are partly working.',
    major_outage: 'Some services are not working.',
  }[status]
}

export function asSentence(title: string): string {
  return /[.!?…]$/.test(title) ? title : `${title}.`
}

/** Orders open incidents: the worst impact first, then the severity, then the newest. */
export function byUrgency({ levels }: Content): (one: Incident, other: Incident) => number {
  return (one, other) => {
    const [here, there] = [impactNow(one, levels), impactNow(other, levels)]
    if (here !== there) return worst([here, there]) === here ? -1 : 1
    if (one.severity !== other.severity) return one.severity < other.severity ? -1 : 1
    return one.startedAt < other.startedAt ? 1 : -1
  }
}
