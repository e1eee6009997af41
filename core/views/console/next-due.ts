import type { Clock } from '#core/incidents/clock.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { Instant } from '#core/words/times.ts'

/** What has to be done by when, and the page on which it is done. */
export interface Due {
  what: Clock['what']
  at: Instant
  to: string
}

/** What runs out first: a promise, or something that waits for an answer. */
export function nextDue(open: readonly Incident[], waiting: readonly Due[]): Due | null {
  const promised = open.flatMap(({ id, nextUpdateAt }): Due[] =>
    nextUpdateAt ? [{ what: 'update', at: nextUpdateAt, to: `/admin/incidents/${id}` }] : [],
  )
  return [...promised, ...waiting].toSorted((one, other) => (one.at < other.at ? -1 : 1))[0] ?? null
}
