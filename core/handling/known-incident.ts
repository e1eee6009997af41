import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { findIncident } from '#core/incidents/record.ts'
import { findPrivate } from './private-incident.ts'

/** An incident as the team knows it, public or not. */
export async function knownIncident(
  deps: Pick<Deps, 'store'>,
  id: string,
): Promise<{ incident: Incident; visibility: 'public' | 'private' }> {
  const [open, hidden] = await Promise.all([findIncident(deps, id), findPrivate(deps, id)])
  if (open) return { incident: open.incident, visibility: 'public' }
  if (hidden) return { incident: hidden.value.incident, visibility: 'private' }
  throw notFound('incident', id)
}
