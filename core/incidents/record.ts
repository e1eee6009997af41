import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import type { Change, Entry, Expectation, Key, Put, Version } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import { historyEntry, type HistoryEntry } from '#core/views/history-entry.ts'
import type { Instant } from '#core/words/times.ts'
import { type Incident, isOpen } from './incident.ts'

/** An incident of the store with the version it was read at. */
export interface Stored {
  incident: Incident
  version: Version
}

const incidentKey = (id: string): Key => ['incident', id]
const openKey = (id: string): Key => ['incident-open', id]
const monthKey = (month: string): Key => ['month', month]
const counterKey = (date: string): Key => ['incident-number', date]

function historyKey({ startedAt, id }: Pick<Incident, 'startedAt' | 'id'>): Key {
  return ['history', startedAt.slice(0, 7), startedAt, id]
}

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

/** Newest first, from the index of months. */
export async function newestEntries(
  { store }: Pick<Deps, 'store'>,
  limit: number,
  after?: HistoryEntry,
): Promise<HistoryEntry[]> {
  const page = await store.list(['history'], {
    limit,
    reverse: true,
    ...(after && { after: historyKey(after) }),
  })
  return page.map(({ value }) => value as HistoryEntry)
}

/** Newest first. */
export async function entriesOfMonth({ store }: Pick<Deps, 'store'>, month: string): Promise<HistoryEntry[]> {
  const found: HistoryEntry[] = []
  for (let after: Key | undefined; ;) {
    const page = await store.list(['history', month], { limit: 500, reverse: true, ...(after && { after }) })
    found.push(...page.map(({ value }) => value as HistoryEntry))
    after = page.at(-1)?.key
    if (page.length < 500) return found
  }
}

export async function incidentsPerMonth({ store }: Pick<Deps, 'store'>): Promise<Record<string, number>> {
  const counts = await store.list(['month'], { limit: 1000, reverse: true })
  return Object.fromEntries(
    counts.map(({ key, value }) => [key.at(-1) ?? '', (value as { incidents: number }).incidents]),
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

/** Everything that a new incident writes besides its number: record, indexes, month, publication. */
export async function writeNew(
  { store, content }: Pick<Deps, 'store' | 'content'>,
  incident: Incident,
): Promise<Change> {
  const month = incident.startedAt.slice(0, 7)
  const [count] = await store.get([monthKey(month)])
  const incidents = ((count?.value as { incidents: number } | undefined)?.incidents ?? 0) + 1
  const { put, remove } = recordsOf(incident, content)
  return {
    expect: [
      { key: incidentKey(incident.id), version: null },
      { key: monthKey(month), version: count?.version ?? null },
    ],
    put: [...put, { key: monthKey(month), value: { incidents } }],
    remove,
  }
}

/** Everything that a change to an incident writes; `before` is what was read. */
export async function writeChanged(
  { store, content }: Pick<Deps, 'store' | 'content'>,
  before: Stored,
  incident: Incident,
): Promise<Change> {
  const change: Change = {
    expect: [{ key: incidentKey(incident.id), version: before.version }],
    ...recordsOf(incident, content),
  }
  const [from, to] = [before.incident.startedAt.slice(0, 7), incident.startedAt.slice(0, 7)]
  if (before.incident.startedAt !== incident.startedAt) change.remove.push(historyKey(before.incident))
  if (from !== to) {
    const [left, joined] = await store.get([monthKey(from), monthKey(to)])
    const count = (entry: Entry | null | undefined) =>
      (entry?.value as { incidents: number } | undefined)?.incidents ?? 0
    change.expect.push(
      { key: monthKey(from), version: left?.version ?? null },
      { key: monthKey(to), version: joined?.version ?? null },
    )
    change.put.push(
      { key: monthKey(from), value: { incidents: count(left) - 1 } },
      { key: monthKey(to), value: { incidents: count(joined) + 1 } },
      { key: ['unpublished', 'month', from], value: {} },
    )
  }
  return change
}

function recordsOf(incident: Incident, { levels }: Content): Pick<Change, 'put' | 'remove'> {
  const { id, startedAt } = incident
  const open = isOpen(incident)
  return {
    put: [
      { key: incidentKey(id), value: incident },
      { key: historyKey(incident), value: historyEntry(incident, levels) },
      { key: ['unpublished', 'incident', id], value: {} },
      { key: ['unpublished', 'month', startedAt.slice(0, 7)], value: {} },
      ...(open ? [{ key: openKey(id), value: {} }] : []),
    ],
    remove: open ? [] : [openKey(id)],
  }
}
