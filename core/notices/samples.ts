import { componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { incidentFromContent } from '#core/incidents/past-incident.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { words } from '#core/words/markdown.ts'
import { day, hour, instant } from '#core/words/times.ts'

/** Stands for the first incident where there was none yet. */
export function sampleIncident({ clock, content }: Deps): Incident {
  const now = clock.now()
  const [from, to] = [instant(now - hour), instant(now)]
  const [component] = componentsOf(content.catalogue)
  return incidentFromContent(
    `INC-${to.slice(0, 10)}-001`,
    {
      title: 'Nobody can sign in',
      kind: 'outage',
      severity: 'P1',
      startedAt: from,
      resolvedAt: to,
      impacts: component ? [{ component: component.id, status: 'major_outage', from, to }] : [],
      summary: 'New sign-ins failed for an hour.',
      updates: [
        { status: 'investigating', message: 'New sign-ins fail. We are looking for the cause.', at: from },
        { status: 'resolved', message: 'Everybody can sign in again.', at: to },
      ],
    },
    '',
  )
}

/** Stands for the first planned work where there was none yet. */
export function sampleWork({ clock, content }: Deps): Maintenance {
  const now = instant(clock.now())
  const [scheduledFor, scheduledUntil] = [instant(clock.now() + day), instant(clock.now() + day + 2 * hour)]
  return {
    id: `MNT-${scheduledFor.slice(0, 10)}-001`,
    title: 'A newer database',
    components: componentsOf(content.catalogue)
      .slice(0, 1)
      .map(({ id }) => id),
    status: 'scheduled',
    scheduledFor,
    scheduledUntil,
    announcedUntil: scheduledUntil,
    startedAt: null,
    completedAt: null,
    createdAt: now,
    updatedAt: now,
    autoStart: true,
    autoComplete: true,
    notify: true,
    remindMinutes: null,
    remindAt: null,
    remindedAt: null,
    series: null,
    updates: [
      {
        id: 'example',
        status: 'scheduled',
        message: words('We move to a newer database. Saving may fail for a few seconds.'),
        at: now,
        by: 'example',
        notified: true,
        automatic: false,
        scheduledFor,
        scheduledUntil,
      },
    ],
  }
}
