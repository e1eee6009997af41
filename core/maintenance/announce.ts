import type { Deps } from '#core/deps.ts'
import { words } from '#core/words/markdown.ts'
import type { Instant } from '#core/words/times.ts'
import { reminderFor } from './catch-up.ts'
import type { Maintenance, MaintenanceStatus, MaintenanceUpdate } from './maintenance.ts'

/** What is decided about a window before it is written down. */
export type Plan = Pick<
  Maintenance,
  | 'id'
  | 'title'
  | 'components'
  | 'scheduledFor'
  | 'scheduledUntil'
  | 'autoStart'
  | 'autoComplete'
  | 'notify'
  | 'remindMinutes'
  | 'series'
> & { message: string; by: string; notified: boolean; announcedAt: Instant }

/** A window with its first update, in the state that its times and the present demand. */
export function announced(
  { ids }: Pick<Deps, 'ids'>,
  plan: Plan,
  status: MaintenanceStatus,
  now: Instant,
): Maintenance {
  const { message, by, notified, announcedAt, ...kept } = plan
  const { scheduledFor, scheduledUntil } = kept
  const update: MaintenanceUpdate = {
    id: ids.id(),
    status,
    message: words(message),
    at: announcedAt,
    by,
    notified,
    ...(notified && { notice: ids.id() }),
    automatic: false,
    scheduledFor,
    scheduledUntil,
  }
  return {
    ...kept,
    status,
    announcedUntil: scheduledUntil,
    startedAt: status === 'scheduled' ? null : scheduledFor,
    completedAt: status === 'completed' ? scheduledUntil : null,
    createdAt: now,
    updatedAt: now,
    remindAt: reminderFor(kept, announcedAt),
    remindedAt: null,
    updates: [update],
  }
}

/** What a window that is written down at `now` already is. */
export function statusAt(
  { scheduledFor, scheduledUntil, autoStart }: Pick<Plan, 'scheduledFor' | 'scheduledUntil' | 'autoStart'>,
  now: Instant,
): 'scheduled' | 'in_progress' | 'completed' {
  if (scheduledUntil <= now) return 'completed'
  return autoStart && scheduledFor <= now ? 'in_progress' : 'scheduled'
}
