import type { Deps } from '#core/deps.ts'
import type { Handling } from '#core/handling/handling.ts'
import type { PrivateIncident } from '#core/handling/private-incident.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { Entry } from '#core/ports.ts'

/** What was done in a drill. */
export interface Worked {
  /** Those that the page would have shown, the first before the others. */
  incidents: Incident[]
  /** Those that only the team saw. */
  hidden: PrivateIncident[]
  /** By incident. */
  handling: Record<string, Handling>
}

const most = 100

/** Reads what was done in a drill, from its own store. */
export async function readWorked({ store }: Pick<Deps, 'store'>): Promise<Worked> {
  const [incidents, hidden, handling] = await Promise.all([
    store.list(['incident'], { limit: most }),
    store.list(['incident-private'], { limit: most }),
    store.list(['handling'], { limit: most }),
  ])
  return {
    incidents: (incidents as Entry<Incident>[]).map(({ value }) => value).toSorted(firstFirst),
    hidden: (hidden as Entry<PrivateIncident>[])
      .map(({ value }) => value)
      .toSorted(({ incident: one }, { incident: other }) => firstFirst(one, other)),
    handling: Object.fromEntries((handling as Entry<Handling>[]).map(({ value }) => [value.incident, value])),
  }
}

function firstFirst(one: Incident, other: Incident): number {
  return one.createdAt < other.createdAt ? -1 : 1
}
