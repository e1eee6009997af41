import { type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import type { FeedContext } from '#core/views/feed-items.ts'
import { componentsOfPage } from './components.ts'
import { incidentOf } from './incident.ts'
import { indicators } from './indicator.ts'
import { maintenanceOf } from './maintenance.ts'
import { pageOf } from './page.ts'

const most = 50

/**
 * The documents of Statuspage's read API by their path; each is plain JSON. Names and order of the fields follow what
 * its clients parse.
 */
export function statuspageDocuments(context: FeedContext): Record<string, unknown> {
  const { view } = context
  const page = pageOf(context)
  const status = indicators[view.status]
  const components = componentsOfPage(context)
  const incidents = view.recent.map((incident) => incidentOf(context, incident, components))
  const unresolved = view.open.map((incident) => incidentOf(context, incident, components))
  const shown = (work: readonly Maintenance[]) => work.map((each) => maintenanceOf(context, each, components))
  const all = [...view.underWay, ...view.upcoming, ...view.pastWork]
    .toSorted((one, other) => (`${startOf(one)} ${one.id}` < `${startOf(other)} ${other.id}` ? 1 : -1))
    .slice(0, most)
  return {
    '/api/v2/summary.json': {
      page,
      components,
      incidents: unresolved,
      scheduled_maintenances: shown([...view.underWay, ...view.upcoming]),
      status,
    },
    '/api/v2/status.json': { page, status },
    '/api/v2/components.json': { page, components },
    '/api/v2/incidents.json': { page, incidents },
    '/api/v2/incidents/unresolved.json': { page, incidents: unresolved },
    '/api/v2/scheduled-maintenances.json': { page, scheduled_maintenances: shown(all) },
    '/api/v2/scheduled-maintenances/upcoming.json': { page, scheduled_maintenances: shown(view.upcoming) },
    '/api/v2/scheduled-maintenances/active.json': { page, scheduled_maintenances: shown(view.underWay) },
  }
}
