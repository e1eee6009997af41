import type { Deps } from '#core/deps.ts'
import { words } from '#core/words/markdown.ts'
import type { Instant } from '#core/words/times.ts'
import type { Maintenance } from './maintenance.ts'

export interface MaintenanceCancelled {
  /** The one that was named, as it stands now. */
  maintenance: Maintenance
  /** Ids of what was cancelled; a repeat cancels nothing. */
  cancelled: string[]
}

/** The same window, cancelled now. */
export function cancelled(
  { ids }: Pick<Deps, 'ids'>,
  maintenance: Maintenance,
  { message, at, by, notified }: { message: string; at: Instant; by: string; notified: boolean },
): Maintenance {
  const { scheduledFor, scheduledUntil } = maintenance
  const update = {
    id: ids.id(),
    status: 'cancelled' as const,
    message: words(message),
    at,
    by,
    notified,
    ...(notified && { notice: ids.id() }),
    automatic: false,
    scheduledFor,
    scheduledUntil,
  }
  return {
    ...maintenance,
    status: 'cancelled',
    completedAt: at,
    remindAt: null,
    updatedAt: at,
    updates: [...maintenance.updates, update],
  }
}
