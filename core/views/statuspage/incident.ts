import { componentsOf } from '#core/components/catalogue.ts'
import {
  componentsTouched,
  type Incident,
  impactNow,
  isOpen,
  type Update,
  worstImpact,
} from '#core/incidents/incident.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import type { FeedContext } from '#core/views/feed-items.ts'
import { only, type StatuspageComponent } from './components.ts'
import { indicators } from './indicator.ts'
import { pageId } from './page.ts'

export function incidentOf(
  context: FeedContext,
  incident: Incident,
  components: readonly StatuspageComponent[],
) {
  const { levels } = context.content
  const id = statuspageId('incident', incident.id)
  const impact = isOpen(incident) ? impactNow(incident, levels) : worstImpact(incident, levels)
  return {
    id,
    name: incident.title,
    status: incident.status,
    created_at: incident.createdAt,
    updated_at: incident.updatedAt,
    monitoring_at: incident.updates.find(({ status }) => status === 'monitoring')?.at ?? null,
    resolved_at: incident.resolvedAt,
    impact: indicators[impact].indicator,
    shortlink: `${context.siteUrl}/incidents/${incident.id}`,
    started_at: incident.startedAt,
    page_id: pageId,
    incident_updates: incident.updates.toReversed().map((update) => updateOf(context, update, id)),
    components: only(components, componentsTouched(incident)),
  }
}

function updateOf({ content }: FeedContext, update: Update, incidentId: string) {
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
