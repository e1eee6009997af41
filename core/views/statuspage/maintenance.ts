import { componentsOf } from '#core/components/catalogue.ts'
import {
  isUnderWay,
  type Maintenance,
  type MaintenanceUpdate,
  startOf,
} from '#core/maintenance/maintenance.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import type { FeedContext } from '#core/views/feed-items.ts'
import { only, type StatuspageComponent } from './components.ts'
import { pageId } from './page.ts'

/** Statuspage knows no cancelled work; it counts as completed, and its last update says that it was called off. */
const statusOf = ({ status }: Pick<Maintenance, 'status'>) => (status === 'cancelled' ? 'completed' : status)

export function maintenanceOf(
  context: FeedContext,
  maintenance: Maintenance,
  components: readonly StatuspageComponent[],
) {
  const id = statuspageId('incident', maintenance.id)
  return {
    id,
    name: maintenance.title,
    status: statusOf(maintenance),
    created_at: maintenance.createdAt,
    updated_at: maintenance.updatedAt,
    monitoring_at: null,
    resolved_at: maintenance.completedAt,
    impact: 'maintenance',
    shortlink: `${context.siteUrl}/maintenance/${maintenance.id}`,
    // When it was announced, as there; work recorded afterwards began before that.
    started_at: [maintenance.createdAt, startOf(maintenance)].toSorted()[0] ?? maintenance.createdAt,
    page_id: pageId,
    incident_updates: maintenance.updates
      .map((update, index) => updateOf(context, maintenance, update, maintenance.updates[index - 1], id))
      .toReversed(),
    components: only(components, maintenance.components),
    scheduled_for: maintenance.scheduledFor,
    scheduled_until: maintenance.scheduledUntil,
  }
}

function updateOf(
  { content }: FeedContext,
  { components }: Maintenance,
  update: MaintenanceUpdate,
  before: MaintenanceUpdate | undefined,
  incidentId: string,
) {
  const [was, is] = [before !== undefined && isUnderWay(before), isUnderWay(update)]
  const shown = (underWay: boolean) => (underWay ? 'under_maintenance' : 'operational')
  const affected =
    was === is
      ? []
      : componentsOf(content.catalogue)
          .filter(({ id }) => components.includes(id))
          .map(({ id, name }) => ({
            code: statuspageId('component', id),
            name,
            old_status: shown(was),
            new_status: shown(is),
          }))
  return {
    id: statuspageId('update', update.id),
    status: statusOf(update),
    body: update.message.text,
    incident_id: incidentId,
    created_at: update.at,
    updated_at: update.at,
    display_at: update.at,
    affected_components: affected.length > 0 ? affected : null,
    deliver_notifications: update.notified,
    custom_tweet: null,
    tweet_id: null,
  }
}
