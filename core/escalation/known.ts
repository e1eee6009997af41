import type { Deps } from '#core/deps.ts'
import { findHandling, type Handling, handlingKey } from '#core/handling/handling.ts'
import { findPrivate, privateKey } from '#core/handling/private-incident.ts'
import { type Incident, isOpen } from '#core/incidents/incident.ts'
import { findIncident, incidentKey } from '#core/incidents/record.ts'
import type { Expectation } from '#core/ports.ts'

/** All that who is called depends on. */
export interface Known {
  incident: Incident
  /** Only the team knows of it. */
  private: boolean
  open: boolean
  handling: Handling
}

/** Reads an incident for its escalation, with what must not have changed when the escalation is written. */
export async function readKnown(
  deps: Pick<Deps, 'store'>,
  id: string,
): Promise<{ known: Known | null; expect: Expectation[] }> {
  const [open, hidden, { handling, version }] = await Promise.all([
    findIncident(deps, id),
    findPrivate(deps, id),
    findHandling(deps, id),
  ])
  const expect = [
    { key: incidentKey(id), version: open?.version ?? null },
    { key: privateKey(id), version: hidden?.version ?? null },
    { key: handlingKey(id), version },
  ]
  if (open) {
    const { incident } = open
    return { known: { incident, private: false, open: isOpen(incident), handling }, expect }
  }
  if (!hidden) return { known: null, expect }
  const { incident, closed } = hidden.value
  return { known: { incident, private: true, open: closed === null, handling }, expect }
}
