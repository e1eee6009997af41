import type { Deps } from '#core/deps.ts'
import { privateIncidents } from '#core/handling/private-incident.ts'
import { componentsTouched, type Incident } from '#core/incidents/incident.ts'
import { openIncidents } from '#core/incidents/record.ts'
import type { Proposal } from './proposal.ts'

type About = Pick<Proposal, 'components' | 'private'>

/** The open incident, public or not, that is about one of these services; null where there is none. */
export async function incidentAbout(deps: Pick<Deps, 'store'>, about: About): Promise<string | null> {
  return about.components.length === 0 ? null : tellingOf(await incidentsNow(deps), about)
}

/** Every incident that is open now, those that only the team sees included. */
export async function incidentsNow(deps: Pick<Deps, 'store'>): Promise<Incident[]> {
  const [open, hidden] = await Promise.all([openIncidents(deps), privateIncidents(deps)])
  return [...open, ...hidden].map(({ incident }) => incident)
}

/** An attack is told of by an incident of that kind alone, and such an incident tells of nothing else. */
export function tellingOf(incidents: readonly Incident[], about: About): string | null {
  const found = incidents.find(
    (incident) =>
      (incident.kind === 'security') === about.private &&
      componentsTouched(incident).some((id) => about.components.includes(id)),
  )
  return found?.id ?? null
}
