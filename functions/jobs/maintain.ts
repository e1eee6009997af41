import type { Deps } from '#core/deps.ts'
import { advanceMaintenance } from '#core/maintenance/advance-maintenance.ts'
import { dueMaintenances } from '#core/maintenance/record.ts'
import { topUpSeries } from '#core/maintenance/top-up-series.ts'
import { instant } from '#core/words/times.ts'

/** Reminds of, begins and ends planned work, and plans what repeats, until nothing is left to do now. */
export async function maintain(deps: Deps): Promise<void> {
  const failed = new Map<string, unknown>()
  for (let moved = true; moved;) {
    moved = false
    for (const { id, series } of await dueMaintenances(deps, instant(deps.clock.now()))) {
      try {
        const { changed } = series ? await topUpSeries(deps, id) : await advanceMaintenance(deps, id)
        moved ||= changed
      } catch (error) {
        // One that cannot go on must not keep the others waiting.
        failed.set(id, error)
      }
    }
  }
  if (failed.size > 0)
    throw new AggregateError(
      failed.values(),
      `planned work that stands still: ${[...failed.keys()].join(', ')}`,
    )
}
