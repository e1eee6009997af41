import { componentsOf } from '#core/components/catalogue.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import {
  componentsTouched,
  type Incident,
  impactNow,
  isOpen,
  type Update,
  worstImpact,
} from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import type { Instant } from '#core/words/times.ts'
import type { PublicView } from './public-view.ts'

// Field names and their order follow what clients of Statuspage's read API parse.

const indicators: Record<ComponentStatus, { indicator: string; description: string }> = {
  operational: { indicator: 'none', description: 'All Systems Operational' },
  under_maintenance: { indicator: 'maintenance', description: 'Service Under Maintenance' },
  degraded_performance: { indicator: 'minor', description: 'Partially Degraded Service' },
  partial_outage: { indicator: 'major', description: 'Partial System Outage' },
  major_outage: { indicator: 'critical', description: 'Major Service Outage' },
}

export interface StatuspageContext {
  view: PublicView
  content: Content
  siteUrl: string
}

/** The documents of the read API by their path; each is plain JSON. */
export function statuspageDocuments(context: StatuspageContext): Record<string, unknown> {
  const { view } = context
  const page = pageOf(context)
  const status = indicators[view.status]
  const components = componentsOfPage(context)
  const incidents = view.recent.map((incident) => incidentOf(context, incident, components))
  const unresolved = view.open.map((incident) => incidentOf(context, incident, components))
  return {
    '/api/v2/summary.json': { page, components, incidents: unresolved, scheduled_maintenances: [], status },
    '/api/v2/status.json': { page, status },
    '/api/v2/components.json': { page, components },
    '/api/v2/incidents.json': { page, incidents },
    '/api/v2/incidents/unresolved.json': { page, incidents: unresolved },
    '/api/v2/scheduled-maintenances.json': { page, scheduled_maintenances: [] },
    '/api/v2/scheduled-maintenances/upcoming.json': { page, scheduled_maintenances: [] },
    '/api/v2/scheduled-maintenances/active.json': { page, scheduled_maintenances: [] },
  }
}

const pageId = statuspageId('page', 'status')

function pageOf({ view, content, siteUrl }: StatuspageContext) {
  return {
    id: pageId,
    name: content.site.name,
    url: siteUrl,
    time_zone: 'Etc/UTC',
    updated_at: newestChange(view),
  }
}

function newestChange(view: PublicView): Instant {
  return [view.openedAt, ...view.recent.map(({ updatedAt }) => updatedAt)].toSorted().at(-1) ?? view.openedAt
}

function componentsOfPage({ view, content }: StatuspageContext) {
  let position = 0
  return view.groups.flatMap((group) => {
    const groupId = statuspageId('group', group.id)
    const first = (id: string, { name, status }: { name: string; status: ComponentStatus }) => ({
      id,
      name,
      status,
      created_at: view.openedAt,
      updated_at: newestChange(view),
      position: ++position,
    })
    const head = {
      ...first(groupId, group),
      description: null,
      showcase: false,
      start_date: null,
      group_id: null,
      page_id: pageId,
      group: true,
      only_show_if_degraded: false,
      components: group.components.map(({ id }) => statuspageId('component', id)),
    }
    const members = group.components.map((component) => ({
      ...first(statuspageId('component', component.id), component),
      description: component.description,
      showcase: true,
      start_date:
        componentsOf(content.catalogue).find(({ id }) => id === component.id)?.since ??
        view.openedAt.slice(0, 10),
      group_id: groupId,
      page_id: pageId,
      group: false,
      only_show_if_degraded: false,
    }))
    return [head, ...members]
  })
}

function incidentOf(
  context: StatuspageContext,
  incident: Incident,
  components: ReturnType<typeof componentsOfPage>,
) {
  const { levels } = context.content
  const id = statuspageId('incident', incident.id)
  const touched = componentsTouched(incident)
  const touchedIds = new Set(touched.map((component) => statuspageId('component', component)))
  const impact = isOpen(incident) ? impactNow(incident, levels) : worstImpact(incident, levels)
  const address = `${context.siteUrl}/incidents/${incident.id}`
  return {
    id,
    name: incident.title,
    status: incident.status,
    created_at: incident.createdAt,
    updated_at: incident.updatedAt,
    monitoring_at: incident.updates.find(({ status }) => status === 'monitoring')?.at ?? null,
    resolved_at: incident.resolvedAt,
    impact: indicators[impact].indicator,
    shortlink: address,
    started_at: incident.startedAt,
    page_id: pageId,
    incident_updates: incident.updates.toReversed().map((update) => updateOf(context, update, id)),
    components: components.filter((component) => touchedIds.has(component.id)),
  }
}

function updateOf({ content }: StatuspageContext, update: Update, incidentId: string) {
  const names = componentsOf(content.catalogue)
  const affected = update.changes.map(({ component, from, to }) => ({
    code: statuspageId('component', component),
    name: names.find(({ id }) => id === component)?.name ?? component,
    old_status: from,
    new_status: to,
  }))
  return {
    id: statuspageId('update', update.id),
    status: update.status,
    body: update.message.text,
    incident_id: incidentId,
    created_at: update.at,
    updated_at: update.edits?.at(-1)?.at ?? update.at,
    display_at: update.at,
    affected_components: affected.length > 0 ? affected : null,
    deliver_notifications: update.notified,
    custom_tweet: null,
    tweet_id: null,
  }
}
