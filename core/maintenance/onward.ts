import { hour, type Instant, ms } from '#core/words/times.ts'
import { begun, checking, finished } from './automatic-words.ts'
import type { Maintenance } from './maintenance.ts'

/** What an update may make of planned work, or leave it as. */
export type Onward = Exclude<Maintenance['status'], 'cancelled'>

/** What an update may say of it now; the first leaves it as it is. Nothing of work that is over. */
export function onwardFrom({ status }: Pick<Maintenance, 'status'>): Onward[] {
  switch (status) {
    case 'scheduled':
      return ['scheduled', 'in_progress']
    case 'in_progress':
      return ['in_progress', 'verifying', 'completed']
    case 'verifying':
      return ['verifying', 'completed']
    default:
      return []
  }
}

/** The step that is next; work that is to begin in more than an hour stays as it is. */
export function nextRight(
  maintenance: Pick<Maintenance, 'status' | 'scheduledFor'>,
  now: Instant,
): Onward | null {
  const [same = null, next = null] = onwardFrom(maintenance)
  const waits = maintenance.status === 'scheduled' && ms(maintenance.scheduledFor) - ms(now) > hour
  return waits ? same : next
}

/** What is said of a step where the author says nothing. */
export const usualWords = { in_progress: begun, verifying: checking, completed: finished } as const
