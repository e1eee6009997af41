import { type ComponentStatus, worst } from '#core/components/status.ts'
import type { Deps } from '#core/deps.ts'
import { impactNow } from '#core/incidents/incident.ts'
import { openIncidents } from '#core/incidents/record.ts'
import type { HookEvent } from './event.ts'

/** The worst that the page shows: what is open now, and what is told of. */
export async function pageStatus(
  deps: Pick<Deps, 'store' | 'content'>,
  { about }: HookEvent,
): Promise<ComponentStatus> {
  const open = await openIncidents(deps)
  const others = open.filter(({ incident }) => incident.id !== about.id)
  const own = about.over ? [] : about.components.map(({ status }) => status)
  return worst([...own, ...others.map(({ incident }) => impactNow(incident, deps.content.levels))])
}
