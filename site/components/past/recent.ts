import type { PublicView } from '#core/views/public-view.ts'
import { daysShown } from '#core/views/services.ts'
import { isOpen, type Incident } from '#core/incidents/incident.ts'
import { day, ms } from '#core/words/times.ts'

export const longest = 5

/** The incidents of the last 90 days that are over, newest first, at most five. */
export function recentlyOver({ recent, madeAt }: PublicView): Incident[] {
  const since = ms(madeAt) - daysShown * day
  return recent.filter((incident) => !isOpen(incident) && ms(incident.startedAt) >= since).slice(0, longest)
}
