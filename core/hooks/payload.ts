import type { Site } from '#core/settings/site.ts'
import type { HookEvent, HookUpdate } from './event.ts'

/** What a payload needs besides the event. */
export interface PageOf {
  site: Pick<Site, 'name' | 'product'>
  siteUrl: string
}

/** Rises when a field changes its meaning or goes; new fields may come at any time. */
export const payloadVersion = 1

/** The payload of a webhook in our own shape; docs/webhook.schema.json says it exactly. */
export function payloadOf({ type, at, about, update, updates }: HookEvent, page: PageOf) {
  const { kind, over: _, impact, severity, scheduledFor, scheduledUntil, ...rest } = about
  const planned = kind === 'maintenance'
  const subject = {
    ...rest,
    url: addressOf(about, page),
    impact,
    ...(planned ? { scheduledFor, scheduledUntil } : { severity }),
    updates: updates.map(updateJson),
  }
  return {
    type,
    timestamp: at,
    version: payloadVersion,
    data: {
      page: { name: `${page.site.name} Status`, url: page.siteUrl },
      [kind]: subject,
      update: update && updateJson(update),
    },
  }
}

/** What is sent to find out whether somebody is there. */
export function pingOf(at: string, page: PageOf) {
  return {
    type: 'ping',
    timestamp: at,
    version: payloadVersion,
    data: { page: { name: `${page.site.name} Status`, url: page.siteUrl } },
  }
}

export function addressOf({ kind, id }: HookEvent['about'], { siteUrl }: PageOf): string {
  return `${siteUrl}/${kind === 'incident' ? 'incidents' : 'maintenance'}/${id}`
}

function updateJson({ id, status, text, at, changes }: HookUpdate) {
  return { id, status, message: text, at, changes }
}
