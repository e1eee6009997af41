import type { Deps } from '#core/deps.ts'
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
    put: [...recordsOf(incident, content), ...marksOf(incident), count.put(1)],
    remove: [],
  }
}

/** Everything that a change to an incident writes; `before` is what was read. What it no longer says is removed. */
export async function writeChanged(
  { store, content }: Writer,
  before: Stored,
  incident: Incident,
): Promise<Change> {
  const puts = recordsOf(incident, content)
  const kept = new Set(puts.map(({ key }) => key.join('/')))
  const change: Change = {
    expect: [{ key: incidentKey(incident.id), version: before.version }],
    put: [...puts, ...uniqueMarks([...marksOf(before.incident), ...marksOf(incident)])],
    remove: recordsOf(before.incident, content)
      .map(({ key }) => key)
      .filter((key) => !kept.has(key.join('/'))),
  }
  const [from, to] = [monthOf(before.incident), monthOf(incident)]
  if (from !== to) {
    const [left, joined] = await Promise.all([countOf(store, from), countOf(store, to)])
    change.expect.push(left.expect, joined.expect)
    change.put.push(left.put(-1), joined.put(1))
  }
  return change
}

function monthOf({ startedAt }: Incident): string {
  return startedAt.slice(0, 7)
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
    ...historyPuts(historyEntry(incident, levels)),
    ...(isOpen(incident) ? [{ key: openKey(incident.id), value: {} }] : []),
  ]
}

/** What must be published anew: the incident, and every month it touches. */
function marksOf({ id, startedAt, resolvedAt, updatedAt }: Incident): Put[] {
  return [
    { key: ['unpublished', 'incident', id], value: {} },
    ...monthMarks(monthsTouched(startedAt, resolvedAt ?? updatedAt)),
  ]
}

function uniqueMarks(marks: Put[]): Put[] {
  return [...new Map(marks.map((mark) => [mark.key.join('/'), mark])).values()]
}
