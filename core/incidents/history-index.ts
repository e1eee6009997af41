import type { Deps } from '#core/deps.ts'
import type { Key, Put } from '#core/ports.ts'
import { severityId, type SeverityId } from '#core/severity/levels.ts'
import { historyEntry, type HistoryEntry } from '#core/views/history-entry.ts'
import { monthsTouched } from '#core/words/times.ts'
import { openIncidents } from './record.ts'

// Where the entries of the past stand: under the month they began in, under every later month they ran into, and under
// each component and severity that a reader may filter by.

type Place = Pick<HistoryEntry, 'startedAt' | 'id'>

const nothing = 'none'

function historyKey({ startedAt, id }: Place): Key {
  return ['history', startedAt.slice(0, 7), startedAt, id]
}

const runningKey = (month: string, { startedAt, id }: Place): Key => ['running', month, startedAt, id]

function filteredKey(component: string, severity: SeverityId, { startedAt, id }: Place): Key {
  return ['filtered', component, severity, startedAt, id]
}

/** Everything by which an incident is found later. One that is open is found through the list of open ones instead. */
export function historyPuts(entry: HistoryEntry): Put[] {
  const components = entry.components.length > 0 ? entry.components : [nothing]
  return [
    { key: historyKey(entry), value: entry },
    ...laterMonths(entry).map((month) => ({ key: runningKey(month, entry), value: entry })),
    ...components.map((component) => ({ key: filteredKey(component, entry.severity, entry), value: {} })),
  ]
}

function laterMonths({ startedAt, resolvedAt }: HistoryEntry): string[] {
  return resolvedAt ? monthsTouched(startedAt, resolvedAt).slice(1) : []
}

/** Newest first, whatever month they began in. */
export async function newestEntries(
  { store }: Pick<Deps, 'store'>,
  limit: number,
  after?: Place,
): Promise<HistoryEntry[]> {
  const page = await store.list(['history'], {
    limit,
    reverse: true,
    ...(after && { after: historyKey(after) }),
  })
  return page.map(({ value }) => value as HistoryEntry)
}

/** Everything that happened in a month, what ran into it from earlier ones included; newest first. */
export async function entriesOfMonth(
  deps: Pick<Deps, 'store' | 'content'>,
  month: string,
): Promise<HistoryEntry[]> {
  const [begun, ranInto, open] = await Promise.all([
    allBelow(deps.store, ['history', month]),
    allBelow(deps.store, ['running', month]),
    entriesOfOpen(deps),
  ])
  const lasting = open.filter(({ startedAt }) => startedAt < `${month}-01`)
  return [...begun, ...[...ranInto, ...lasting].toSorted((one, other) => order(other, one))]
}

/** Which of the past to show; nothing means everything. */
export interface HistoryFilter {
  component: string | null
  severity: SeverityId | null
}

/**
 * Entries that match, newest first, older than `before`. The cost follows from the number of components and from
 * `limit`, not from how many incidents there were.
 */
export async function filteredEntries(
  { store, content }: Pick<Deps, 'store' | 'content'>,
  { component, severity }: HistoryFilter,
  limit: number,
  before?: Place,
): Promise<HistoryEntry[]> {
  if (!component && !severity) return newestEntries({ store }, limit, before)
  const ids = content.catalogue.groups.flatMap(({ components }) => components.map(({ id }) => id))
  const components = component ? [component] : [...ids, nothing]
  const severities = severity ? [severity] : severityId.options
  const pages = await Promise.all(
    components.flatMap((one) =>
      severities.map((level) =>
        store.list(['filtered', one, level], {
          limit,
          reverse: true,
          ...(before && { after: filteredKey(one, level, before) }),
        }),
      ),
    ),
  )
  const places = new Map(
    pages.flat().map(({ key }) => [key[4] ?? '', { startedAt: key[3] ?? '', id: key[4] ?? '' }]),
  )
  const newest = [...places.values()].toSorted((one, other) => order(other, one)).slice(0, limit)
  const entries = newest.length > 0 ? await store.get(newest.map(historyKey)) : []
  return entries.flatMap((entry) => (entry ? [entry.value as HistoryEntry] : []))
}

export async function incidentsPerMonth({ store }: Pick<Deps, 'store'>): Promise<Record<string, number>> {
  const counts = await store.list(['month'], { limit: 1000, reverse: true })
  return Object.fromEntries(
    counts.map(({ key, value }) => [key.at(-1) ?? '', (value as { incidents: number }).incidents]),
  )
}

async function entriesOfOpen(deps: Pick<Deps, 'store' | 'content'>): Promise<HistoryEntry[]> {
  return (await openIncidents(deps)).map(({ incident }) => historyEntry(incident, deps.content.levels))
}

async function allBelow(store: Deps['store'], prefix: Key): Promise<HistoryEntry[]> {
  const found: HistoryEntry[] = []
  for (let after: Key | undefined; ;) {
    const page = await store.list(prefix, { limit: 500, reverse: true, ...(after && { after }) })
    found.push(...page.map(({ value }) => value as HistoryEntry))
    after = page.at(-1)?.key
    if (page.length < 500) return found
  }
}

function order(one: Place, other: Place): number {
  return `${one.startedAt} ${one.id}` < `${other.startedAt} ${other.id}` ? -1 : 1
}
