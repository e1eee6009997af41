import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import type { Change, Entry, Key, Put, Version } from '#core/ports.ts'
import { spellPuts } from '#core/uptime/spell.ts'
import type { Instant } from '#core/words/times.ts'
import { nextStepAt } from './catch-up.ts'
import { isFinished, type Maintenance, spansOf, startOf } from './maintenance.ts'

/** A maintenance of the store with the version it was read at. */
export interface StoredMaintenance {
  maintenance: Maintenance
  version: Version
}

type Start = Pick<Maintenance, 'id' | 'startedAt' | 'scheduledFor'>

const maintenanceKey = (id: string): Key => ['maintenance', id]
const openKey = (id: string): Key => ['maintenance-open', id]
const pastKey = (maintenance: Start): Key => ['maintenance-past', startOf(maintenance), maintenance.id]
/** Orders what the job must do by its time; `id` is of a maintenance or of a series. */
export const dueKey = (at: Instant, id: string): Key => ['maintenance-due', at, id]

export async function findMaintenance(deps: Pick<Deps, 'store'>, id: string): Promise<Maintenance | null> {
  return (await findStoredMaintenance(deps, id))?.maintenance ?? null
}

export async function findStoredMaintenance(
  { store }: Pick<Deps, 'store'>,
  id: string,
): Promise<StoredMaintenance | null> {
  const [entry] = await store.get([maintenanceKey(id)])
  return entry ? stored(entry) : null
}

export async function maintenanceToChange(deps: Pick<Deps, 'store'>, id: string): Promise<StoredMaintenance> {
  const found = await findStoredMaintenance(deps, id)
  if (!found) throw notFound('maintenance', id)
  return found
}

/** Everything that is not over, the one that starts first before the others. */
export async function openMaintenances(deps: Pick<Deps, 'store'>): Promise<Maintenance[]> {
  const open = (await storedOpenMaintenances(deps)).map(({ maintenance }) => maintenance)
  return open.toSorted((one, other) =>
    `${startOf(one)} ${one.id}` < `${startOf(other)} ${other.id}` ? -1 : 1,
  )
}

export async function storedOpenMaintenances({ store }: Pick<Deps, 'store'>): Promise<StoredMaintenance[]> {
  const open = await store.list(['maintenance-open'], { limit: 1000 })
  return maintenancesById(
    store,
    open.map(({ key }) => key.at(-1) ?? ''),
  )
}

/** What is over, cancelled work included, the one that started last before the others. */
export async function newestPastMaintenances(
  { store }: Pick<Deps, 'store'>,
  limit: number,
  after?: Start,
): Promise<Maintenance[]> {
  const page = await store.list(['maintenance-past'], {
    limit,
    reverse: true,
    ...(after && { after: pastKey(after) }),
  })
  const past = await maintenancesById(
    store,
    page.map(({ key }) => key.at(-1) ?? ''),
  )
  return past.map(({ maintenance }) => maintenance)
}

/** What the job must do by now, the longest due first; a maintenance, or a series that wants its next windows. */
export async function dueMaintenances(
  { store }: Pick<Deps, 'store'>,
  now: Instant,
): Promise<{ id: string; series: boolean }[]> {
  const due = await store.list(['maintenance-due'], { limit: 1000 })
  return due
    .filter(({ key }) => (key[1] ?? '') <= now)
    .map(({ key, value }) => ({ id: key.at(-1) ?? '', series: (value as { series: boolean }).series }))
}

/** Everything that a new maintenance writes besides its number. */
export function writeNew(maintenance: Maintenance): Change {
  return {
    expect: [{ key: maintenanceKey(maintenance.id), version: null }],
    ...recordsOf(maintenance),
  }
}

/** Everything that a change to a maintenance writes; `before` is what was read. */
export function writeChanged(before: StoredMaintenance, maintenance: Maintenance): Change {
  const { put, remove } = recordsOf(maintenance)
  const [was, is] = [nextStepAt(before.maintenance), nextStepAt(maintenance)]
  return {
    expect: [{ key: maintenanceKey(maintenance.id), version: before.version }],
    put,
    remove: was !== null && was !== is ? [...remove, dueKey(was, maintenance.id)] : remove,
  }
}

function recordsOf(maintenance: Maintenance): Pick<Change, 'put' | 'remove'> {
  const { id } = maintenance
  const over = isFinished(maintenance)
  const next = nextStepAt(maintenance)
  return {
    put: [
      { key: maintenanceKey(id), value: maintenance },
      { key: ['unpublished', 'maintenance', id], value: {} },
      { key: over ? pastKey(maintenance) : openKey(id), value: {} },
      ...(next === null ? [] : [{ key: dueKey(next, id), value: { series: false } }]),
      ...(over ? spellOf(maintenance) : []),
    ],
    remove: over ? [openKey(id)] : [],
  }
}

/** What it did to its components, for the bars of every month it touched. */
function spellOf(maintenance: Maintenance): Put[] {
  const { id, completedAt } = maintenance
  const spans = spansOf(maintenance).flatMap((span) =>
    completedAt !== null && span.from < completedAt ? [{ ...span, to: completedAt }] : [],
  )
  return spellPuts({ id, spans })
}

/** Several changes as one. */
export function together(...changes: Partial<Change>[]): Change {
  return {
    expect: changes.flatMap(({ expect = [] }) => expect),
    put: changes.flatMap(({ put = [] }) => put),
    remove: changes.flatMap(({ remove = [] }) => remove),
  }
}

async function maintenancesById(store: Deps['store'], ids: string[]): Promise<StoredMaintenance[]> {
  const entries = await store.get(ids.map(maintenanceKey))
  return entries.flatMap((entry) => (entry ? [stored(entry)] : []))
}

function stored({ value, version }: Entry): StoredMaintenance {
  return { maintenance: value as Maintenance, version }
}
