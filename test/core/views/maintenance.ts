import type { Maintenance, MaintenanceUpdate } from '#core/maintenance/maintenance.ts'
import { words } from '#core/words/markdown.ts'

/** A window from 05:00 to 06:30 on 22 November 2026 that is still to come. */
export function maintenance(more: Partial<Maintenance> = {}): Maintenance {
  const scheduledFor = more.scheduledFor ?? '2026-11-22T05:00:00.000Z'
  const scheduledUntil = more.scheduledUntil ?? '2026-11-22T06:30:00.000Z'
  const announcedAt = '2026-11-12T09:00:00.000Z'
  return {
    id: `MNT-${scheduledFor.slice(0, 10)}-001`,
    title: 'Database upgrade, second half',
    components: ['database'],
    status: 'scheduled',
    scheduledFor,
    scheduledUntil,
    announcedUntil: scheduledUntil,
    startedAt: null,
    completedAt: null,
    createdAt: announcedAt,
    updatedAt: announcedAt,
    autoStart: true,
    autoComplete: true,
    notify: true,
    remindMinutes: null,
    remindAt: null,
    remindedAt: null,
    series: null,
    updates: [workUpdate(announcedAt)],
    ...more,
  }
}

export function workUpdate(at: string, more: Partial<MaintenanceUpdate> = {}): MaintenanceUpdate {
  return {
    id: at,
    status: 'scheduled',
    message: words('Reports will be read-only.'),
    at,
    by: 'ada',
    notified: true,
    automatic: false,
    scheduledFor: '2026-11-22T05:00:00.000Z',
    scheduledUntil: '2026-11-22T06:30:00.000Z',
    ...more,
  }
}
