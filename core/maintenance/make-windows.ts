import type { Deps } from '#core/deps.ts'
import { noticeOfDue } from '#core/notices/notice-of-maintenance.ts'
import type { Change } from '#core/ports.ts'
import { instant, type Instant, ms } from '#core/words/times.ts'
import { announced, type Plan, statusAt } from './announce.ts'
import { caughtUp } from './catch-up.ts'
import type { Maintenance, MaintenanceStatus } from './maintenance.ts'
import { nextMaintenanceIds } from './numbers.ts'
import { together, writeNew } from './record.ts'
import { type MaintenanceSeries, nextWindows } from './series.ts'
import { seriesIdOf, type StoredSeries, writeSeries } from './series-record.ts'

/** Makes the windows of a series that are wanted now; those that began or ended meanwhile are brought up to date. */
export async function makeWindows(
  deps: Deps,
  before: StoredSeries | { series: Omit<MaintenanceSeries, 'id'>; version: null },
  now: Instant,
): Promise<{ series: MaintenanceSeries; windows: Maintenance[]; change: Change }> {
  const { starts, topUpAt } = nextWindows(before.series, now)
  const numbers = await nextMaintenanceIds(deps, starts)
  const { made } = before.series
  const series: MaintenanceSeries = {
    id: seriesIdOf(numbers.ids[0] ?? ''),
    ...before.series,
    made: made + starts.length,
    topUpAt,
  }
  const windows = starts.map((start, index) => {
    const { plan, status } = windowOf(series, numbers.ids[index] ?? '', start, made + index + 1)
    return caughtUp(deps, announced(deps, plan, status, now), now)
  })
  return {
    series,
    windows: windows.map(({ maintenance }) => maintenance),
    change: together(
      numbers.change,
      writeSeries(before.version === null ? null : before, series),
      ...windows.map(({ maintenance, notice }) =>
        together(writeNew(maintenance), { put: noticeOfDue(deps, maintenance, notice) }),
      ),
    ),
  }
}

function windowOf(
  series: MaintenanceSeries,
  id: string,
  scheduledFor: Instant,
  occurrence: number,
): { plan: Plan; status: MaintenanceStatus } {
  const { title, components, autoStart, autoComplete, notify, remindMinutes, recurrence, by } = series
  const times = { scheduledFor, scheduledUntil: instant(ms(scheduledFor) + series.lasts), autoStart }
  const first = occurrence === 1
  const plan = {
    ...times,
    id,
    title,
    components,
    autoComplete,
    notify,
    remindMinutes,
    by,
    message: series.message.source,
    announcedAt: series.announcedAt,
    notified: first && notify,
    series: { id: series.id, occurrence, recurrence },
  }
  return { plan, status: first ? statusAt(times, series.announcedAt) : 'scheduled' }
}
