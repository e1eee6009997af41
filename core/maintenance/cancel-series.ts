import type { Decision } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { noticeOfMaintenance } from '#core/notices/notice-of-maintenance.ts'
import { instant } from '#core/words/times.ts'
import { seriesCalledOff } from './automatic-words.ts'
import { cancelled, type MaintenanceCancelled } from './cancelled.ts'
import { caughtUp } from './catch-up.ts'
import type { CancelMaintenanceInput } from './inputs.ts'
import { type Maintenance, startOf } from './maintenance.ts'
import { storedOpenMaintenances, together, writeChanged } from './record.ts'
import { findSeries, writeSeries } from './series-record.ts'

/** Ends a series: no window is made any more, those that have not begun are cancelled, and people are told once. */
export async function decideSeriesEnd(
  deps: Deps,
  named: Maintenance,
  seriesId: string,
  input: CancelMaintenanceInput,
  by: string,
): Promise<Decision<MaintenanceCancelled> | { result: MaintenanceCancelled; change: null }> {
  const [stored, open] = await Promise.all([findSeries(deps, seriesId), storedOpenMaintenances(deps)])
  const at = instant(deps.clock.now())
  const waiting = open
    .filter(({ maintenance }) => maintenance.series?.id === seriesId)
    .filter(({ maintenance }) => caughtUp(deps, maintenance, at).maintenance.status === 'scheduled')
    .toSorted((one, other) => (startOf(one.maintenance) < startOf(other.maintenance) ? -1 : 1))
  if (!stored || (waiting.length === 0 && stored.series.topUpAt === null))
    return { result: { maintenance: named, cancelled: [] }, change: null }

  const notified = input.notify ?? stored.series.notify
  const message = input.message ?? seriesCalledOff
  const about = (waiting.find(({ maintenance }) => maintenance.id === named.id) ?? waiting[0])?.maintenance.id
  const changed = waiting.map(({ maintenance }) =>
    cancelled(deps, maintenance, { message, at, by, notified: notified && maintenance.id === about }),
  )
  const subject = changed.find(({ id }) => id === about)
  const components = [...new Set(changed.flatMap((each) => each.components))]
  return {
    result: {
      maintenance: changed.find(({ id }) => id === named.id) ?? named,
      cancelled: changed.map(({ id }) => id),
    },
    change: together(
      writeSeries(stored, { ...stored.series, topUpAt: null, cancelledAt: at }),
      ...waiting.flatMap((before, index) => {
        const after = changed[index]
        return after ? [writeChanged(before, after)] : []
      }),
      {
        put:
          subject && notified
            ? noticeOfMaintenance(deps, 'maintenance_cancelled', { ...subject, components })
            : [],
      },
    ),
    audit: {
      action: 'maintenance.cancel',
      subject: named.id,
      detail: { series: seriesId, cancelled: changed.map(({ id }) => id), notified },
    },
  }
}
