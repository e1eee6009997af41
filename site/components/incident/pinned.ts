import type { Incident, Update } from '#core/incidents/incident.ts'

/** What stays on top, and the other updates, oldest first. */
export function pinnedFirst({ pinned, updates }: Pick<Incident, 'pinned' | 'updates'>): {
  pinned: Update | undefined
  others: Update[]
} {
  return {
    pinned: updates.find(({ id }) => id === pinned),
    others: updates.filter(({ id }) => id !== pinned),
  }
}
