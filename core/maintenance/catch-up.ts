import type { Deps } from '#core/deps.ts'
import { words } from '#core/words/markdown.ts'
import { day, type Instant, instant, minute, ms } from '#core/words/times.ts'
import { begun, finished } from './automatic-words.ts'
import { type Maintenance, type MaintenanceUpdate } from './maintenance.ts'

/** An end that is longer ago is no news any more. */
const endIsNewsFor = day

export const automatic = 'job:maintain'

/** A notice that came due by itself; `update` is null for a reminder. */
export interface DueNotice {
  kind: 'maintenance_reminder' | 'maintenance_started' | 'maintenance_completed'
  at: Instant
  update: MaintenanceUpdate | null
}

/**
 * The maintenance as it stands at a moment, with everything that has come due by itself; flips carry the time they were
 * planned for. At most one notice is still worth sending: what is stale is never said.
 */
export function caughtUp(
  { ids }: Pick<Deps, 'ids'>,
  before: Maintenance,
  now: Instant,
): { maintenance: Maintenance; notice: DueNotice | null } {
  let maintenance = before
  let notice: DueNotice | null = null

  const flip = (status: 'in_progress' | 'completed', at: Instant, told: boolean) => {
    const { scheduledFor, scheduledUntil } = maintenance
    const message = words(status === 'completed' ? finished : begun)
    const update = {
      id: ids.id(),
      status,
      message,
      at,
      by: automatic,
      notified: told,
      ...(told && { notice: ids.id() }),
      automatic: true,
      scheduledFor,
      scheduledUntil,
    }
    const kind = status === 'completed' ? 'maintenance_completed' : 'maintenance_started'
    notice = told ? { kind, at, update } : null
    maintenance = { ...maintenance, status, updatedAt: at, updates: [...maintenance.updates, update] }
  }

  const { status, notify, scheduledFor, scheduledUntil, remindAt } = before
  if (status === 'scheduled' && remindAt !== null && now >= remindAt) {
    const inTime = now < scheduledFor
    maintenance = { ...maintenance, remindAt: null, remindedAt: inTime ? now : null }
    if (inTime) notice = { kind: 'maintenance_reminder', at: remindAt, update: null }
  }
  if (status === 'scheduled' && before.autoStart && now >= scheduledFor) {
    flip('in_progress', scheduledFor, notify && now < scheduledUntil)
    maintenance = { ...maintenance, startedAt: scheduledFor }
  }
  if (maintenance.status === 'in_progress' && before.autoComplete && now >= scheduledUntil) {
    flip('completed', scheduledUntil, notify && ms(now) - ms(scheduledUntil) <= endIsNewsFor)
    maintenance = { ...maintenance, completedAt: scheduledUntil }
  }
  return { maintenance, notice }
}

export interface DueStep {
  what: 'remind' | 'begin' | 'end'
  at: Instant
}

/** What happens by itself from here on, in its order. */
export function stepsAhead(maintenance: Maintenance): DueStep[] {
  const { status, autoStart, autoComplete, scheduledFor, scheduledUntil, remindAt } = maintenance
  const waits = status === 'scheduled'
  const ends = autoComplete && (status === 'in_progress' || (waits && autoStart))
  return [
    ...(waits && remindAt !== null ? [{ what: 'remind' as const, at: remindAt }] : []),
    ...(waits && autoStart ? [{ what: 'begin' as const, at: scheduledFor }] : []),
    ...(ends ? [{ what: 'end' as const, at: scheduledUntil }] : []),
  ]
}

/** When something comes due by itself next; null when nothing will. */
export function nextStepAt(maintenance: Maintenance): Instant | null {
  return stepsAhead(maintenance)[0]?.at ?? null
}

/** When to remind; null when nobody is told, and when that time was over as the window was announced. */
export function reminderFor(
  { scheduledFor, remindMinutes, notify }: Pick<Maintenance, 'scheduledFor' | 'remindMinutes' | 'notify'>,
  announcedAt: Instant,
): Instant | null {
  if (remindMinutes === null || !notify) return null
  const at = instant(ms(scheduledFor) - remindMinutes * minute)
  return at >= announcedAt ? at : null
}
