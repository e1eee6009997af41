import { carryOut, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { instant } from '#core/words/times.ts'
import { automatic } from './catch-up.ts'
import { makeWindows } from './make-windows.ts'
import { findSeries } from './series-record.ts'

/** Makes the next windows of a series when they are due; returns how many. Safe to call twice. */
export function topUpSeries(deps: Deps, id: string): Promise<Done<number>> {
  return carryOut(deps, { by: automatic }, async () => {
    const now = instant(deps.clock.now())
    const before = await findSeries(deps, id)
    const dueAt = before?.series.topUpAt ?? null
    if (!before || dueAt === null || dueAt > now) return { result: 0, change: null }
    const { windows, change } = await makeWindows(deps, before, now)
    return {
      result: windows.length,
      change,
      audit: {
        action: 'maintenance.plan',
        subject: id,
        detail: { windows: windows.map((window) => window.id) },
      },
    }
  })
}
