import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import type { Entry, Expectation, Key, Put, Version } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import type { Instant } from '#core/words/times.ts'
import type { Incident } from './incident.ts'

/** An incident of the store with the version it was read at. */
export interface Stored {
  incident: Incident
  version: Version
}

export const incidentKey = (id: string): Key => ['incident', id]
export const openKey = (id: string): Key => ['incident-open', id]
const counterKey = (date: string): Key => ['incident-number', date]

export async function findIncident({ store }: Pick<Deps, 'store'>, id: string): Promise<Stored | null> {
  const [entry] = await store.get([incidentKey(id)])
  return entry ? stored(entry) : null
}

/** Refuses an unknown id; one from content is known but cannot be changed, so it is unknown here too. */
export async function incidentToChange(deps: Pick<Deps, 'store'>, id: string): Promise<Stored> {
  const found = await findIncident(deps, id)
  if (!found) throw notFound('incident', id)
  return found
}

export async function openIncidents({ store }: Pick<Deps, 'store'>): Promise<Stored[]> {
  const open = await store.list(['incident-open'], { limit: 1000 })
  return getIncidents(
    store,
    open.map(({ key }) => key.at(-1) ?? ''),
  )
}

export async function incidentsById({ store }: Pick<Deps, 'store'>, ids: string[]): Promise<Incident[]> {
  return (await getIncidents(store, ids)).map(({ incident }) => incident)
}

async function getIncidents(store: Deps['store'], ids: string[]): Promise<Stored[]> {
  if (ids.length === 0) return []
  const entries = await store.get(ids.map(incidentKey))
  return entries.flatMap((entry) => (entry ? [stored(entry)] : []))
}

function stored({ value, version }: Entry): Stored {
  return { incident: value as Incident, version }
}

/** The next `INC-YYYY-MM-DD-NNN` of a day, and what must be written so that nobody else takes it. */
export async function nextIncidentId(
  { store, content }: Pick<Deps, 'store' | 'content'>,
  at: Instant,
): Promise<{ id: string; expect: Expectation; put: Put }> {
  const date = at.slice(0, 10)
  const [entry] = await store.get([counterKey(date)])
  const last = (entry?.value as { last: number } | undefined)?.last ?? lastInContent(content, date)
  const number = last + 1
  return {
    id: `INC-${date}-${String(number).padStart(3, '0')}`,
    expect: { key: counterKey(date), version: entry?.version ?? null },
    put: { key: counterKey(date), value: { last: number } },
  }
}

function lastInContent({ incidents }: Content, date: string): number {
  const taken = incidents
    .filter(({ id }) => id.startsWith(`INC-${date}-`))
    .map(({ id }) => Number(id.slice(15)))
  return Math.max(0, ...taken)
}
