import type { Deps } from '#core/deps.ts'
import type { Change, Key, Version } from '#core/ports.ts'
import { dueKey } from './record.ts'
import type { MaintenanceSeries } from './series.ts'

export interface StoredSeries {
  series: MaintenanceSeries
  version: Version
}

const seriesKey = (id: string): Key => ['maintenance-series', id]

/** `SER-2026-12-06-001`, after the first window. */
export function seriesIdOf(firstId: string): string {
  return firstId.replace(/^MNT/, 'SER')
}

export async function findSeries({ store }: Pick<Deps, 'store'>, id: string): Promise<StoredSeries | null> {
  const [entry] = await store.get([seriesKey(id)])
  return entry ? { series: entry.value as MaintenanceSeries, version: entry.version } : null
}

/** Everything that a new or a changed series writes; `before` is what was read, null for a new one. */
export function writeSeries(before: StoredSeries | null, series: MaintenanceSeries): Change {
  const { id, topUpAt } = series
  const was = before?.series.topUpAt ?? null
  return {
    expect: [{ key: seriesKey(id), version: before?.version ?? null }],
    put: [
      { key: seriesKey(id), value: series },
      ...(topUpAt === null ? [] : [{ key: dueKey(topUpAt, id), value: { series: true } }]),
    ],
    remove: was !== null && was !== topUpAt ? [dueKey(was, id)] : [],
  }
}
