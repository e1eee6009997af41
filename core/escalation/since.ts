import type { Handling, Mark } from '#core/handling/handling.ts'
import { type Incident, isOpen } from '#core/incidents/incident.ts'
import type { Instant } from '#core/words/times.ts'

/** When it began, or began anew. */
export function openSince({ createdAt, updates }: Incident): Instant {
  const last = updates.findLastIndex(({ status }) => !isOpen({ status }))
  return last < 0 ? createdAt : (updates[last + 1]?.at ?? createdAt)
}

/** Since when those wait for an answer who are called now: since it began, or became worse. */
export function calledSince(incident: Incident): Instant {
  const since = openSince(incident)
  const raised = incident.updates.filter(({ severity, at }, index) => {
    const earlier = incident.updates[index - 1]
    // P1 is the worst.
    return at > since && earlier !== undefined && severity < earlier.severity
  })
  return raised.at(-1)?.at ?? since
}

/** Who is on it; null while nobody is, also where that was before it began anew. */
export function acknowledgement(incident: Incident, { acknowledged }: Handling): Mark | null {
  return acknowledged && acknowledged.at >= openSince(incident) ? acknowledged : null
}
