import type { Deps } from '#core/deps.ts'
import { lookAgain } from '#core/escalation/due.ts'
import type { Change, Entry, Expectation, Key, Put } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import { historyEntry } from '#core/views/history-entry.ts'
import { monthMarks } from '#core/uptime/month-marks.ts'
import { monthsTouched } from '#core/words/times.ts'
import { historyPuts } from './history-index.ts'
import { type Incident, isOpen } from './incident.ts'
import { incidentKey, openKey, type Stored } from './record.ts'

type Writer = Pick<Deps, 'store' | 'content'>

/** Everything that a new incident writes besides its number: record, indexes, month, publication. */
export async function writeNew({ store, content }: Writer, incident: Incident): Promise<Change> {
  const count = await countOf(store, monthOf(incident))
  return {
    expect: [{ key: incidentKey(incident.id), version: null }, count.expect],
    put: [
      ...recordsOf(incident, content),
      ...marksOf(incident),
      lookAgain(incident.id, incident.updatedAt),
      count.put(1),
    ],
    remove: [],
  }
}

/** Everything that a change to an incident writes; `before` is what was read. What it no longer says is removed. */
export function writeChanged(deps: Writer, before: Stored, incident: Incident): Promise<Change> {
  return writeChanges(deps, [[before, incident]])
}

/** The same for several incidents in one commit. */
export async function writeChanges(
  { store, content }: Writer,
  changes: readonly (readonly [before: Stored, after: Incident])[],
): Promise<Change> {
  const puts = changes.flatMap(([, after]) => recordsOf(after, content))
  const kept = new Set(puts.map(({ key }) => key.join('/')))
  const counts = await Promise.all(
    [...moved(changes)].map(async ([month, more]) => ({ ...(await countOf(store, month)), more })),
  )
  return {
    expect: [
      ...changes.map(([{ incident, version }]) => ({ key: incidentKey(incident.id), version })),
      ...counts.map(({ expect }) => expect),
    ],
    put: [
      ...puts,
      ...uniqueMarks(changes.flatMap(([before, after]) => [...marksOf(before.incident), ...marksOf(after)])),
      ...changes.map(([, { id, updatedAt }]) => lookAgain(id, updatedAt)),
      ...counts.map(({ put, more }) => put(more)),
    ],
    remove: changes
      .flatMap(([before]) => recordsOf(before.incident, content))
      .map(({ key }) => key)
      .filter((key) => !kept.has(key.join('/'))),
  }
}

/** How many more each month counts, where that is not the same number as before. */
function moved(changes: readonly (readonly [Stored, Incident])[]): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (incident: Incident, more: number) => {
    if (isListed(incident)) counts.set(monthOf(incident), (counts.get(monthOf(incident)) ?? 0) + more)
  }
  for (const [{ incident }, after] of changes) {
    count(incident, -1)
    count(after, 1)
  }
  return new Map([...counts].filter(([, more]) => more !== 0))
}

function monthOf({ startedAt }: Incident): string {
  return startedAt.slice(0, 7)
}

/** What turned out to be the same as another one is told of there. */
function isListed({ mergedInto }: Incident): boolean {
  return mergedInto === undefined
}

async function countOf(
  store: Deps['store'],
  month: string,
): Promise<{ expect: Expectation; put: (more: number) => Put }> {
  const key: Key = ['month', month]
  const [entry] = await store.get([key])
  const { incidents } = (entry as Entry<{ incidents: number }> | null)?.value ?? { incidents: 0 }
  return {
    expect: { key, version: entry?.version ?? null },
    put: (more) => ({ key, value: { incidents: incidents + more } }),
  }
}

function recordsOf(incident: Incident, { levels }: Content): Put[] {
  return [
    { key: incidentKey(incident.id), value: incident },
    ...(isListed(incident) ? historyPuts(historyEntry(incident, levels)) : []),
    ...(isOpen(incident) ? [{ key: openKey(incident.id), value: {} }] : []),
  ]
}

/** What must be published anew: the incident, what was the same as it, and every month it touches. */
function marksOf({ id, startedAt, resolvedAt, updatedAt, merged = [] }: Incident): Put[] {
  return [
    ...[id, ...merged.map((each) => each.id)].map((one): Put => ({
      key: ['unpublished', 'incident', one],
      value: {},
    })),
    ...monthMarks(monthsTouched(startedAt, resolvedAt ?? updatedAt)),
  ]
}

function uniqueMarks(marks: Put[]): Put[] {
  return [...new Map(marks.map((mark) => [mark.key.join('/'), mark])).values()]
}
