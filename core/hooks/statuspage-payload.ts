import type { ComponentStatus } from '#core/components/status.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import { indicators } from '#core/views/statuspage/indicator.ts'
import { pageId } from '#core/views/statuspage/page.ts'
import type { HookEvent, HookUpdate } from './event.ts'
import { addressOf, type PageOf } from './payload.ts'

export interface StatuspageFrame extends PageOf {
  /** The worst that anything shows. */
  status: ComponentStatus
  /** Where the subscription is ended. */
  unsubscribe: string
}

/** The payload of a webhook as Statuspage sends it, which tells incidents from planned work by what is scheduled. */
export function statuspagePayload({ about, updates }: HookEvent, frame: StatuspageFrame) {
  const id = statuspageId('incident', about.id)
  const planned = about.kind === 'maintenance'
  return {
    ...headOf(frame),
    incident: {
      backfilled: false,
      created_at: about.createdAt,
      impact: indicators[about.impact].indicator,
      impact_override: null,
      monitoring_at: updates.find(({ status }) => status === 'monitoring')?.at ?? null,
      postmortem_body: null,
      postmortem_body_last_updated_at: null,
      postmortem_ignored: false,
      postmortem_notified_subscribers: false,
      postmortem_notified_twitter: false,
      postmortem_published_at: null,
      resolved_at: about.endedAt,
      scheduled_auto_transition: planned,
      scheduled_for: about.scheduledFor,
      scheduled_remind_prior: planned,
      scheduled_reminded_at: null,
      scheduled_until: about.scheduledUntil,
      shortlink: addressOf(about, frame),
      status: about.status === 'cancelled' ? 'completed' : about.status,
      updated_at: about.updatedAt,
      id,
      organization_id: pageId,
      page_id: pageId,
      name: about.title,
      components: about.components.map(({ id: component, name, status }) => ({
        id: statuspageId('component', component),
        name,
        status,
      })),
      incident_updates: updates.map((update) => updateOf(update, id)),
    },
  }
}

function headOf({ siteUrl, status, unsubscribe }: StatuspageFrame) {
  const { indicator, description } = indicators[status]
  return {
    meta: { unsubscribe, documentation: `${siteUrl}/subscribe` },
    page: { id: pageId, status_indicator: indicator, status_description: description },
  }
}

function updateOf({ id, status, text, at }: HookUpdate, incident: string) {
  return {
    body: text,
    created_at: at,
    display_at: at,
    status: status === 'cancelled' ? 'completed' : status,
    twitter_updated_at: null,
    updated_at: at,
    wants_twitter_update: false,
    id: statuspageId('update', id),
    incident_id: incident,
  }
}
