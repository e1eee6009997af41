import { carryOut, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { noticeOfDue } from '#core/notices/notice-of-maintenance.ts'
import { instant } from '#core/words/times.ts'
import { automatic, caughtUp } from './catch-up.ts'
import type { Maintenance } from './maintenance.ts'
import { maintenanceToChange, together, writeChanged } from './record.ts'

/** Does what has come due by itself: the reminder, the start, the end. Safe to call twice, and from two processes. */
export function advanceMaintenance(deps: Deps, id: string): Promise<Done<Maintenance>> {
  return carryOut(deps, { by: automatic }, async () => {
    const before = await maintenanceToChange(deps, id)
    const { maintenance, notice } = caughtUp(deps, before.maintenance, instant(deps.clock.now()))
    if (maintenance === before.maintenance) return { result: maintenance, change: null }
    const { status, remindedAt } = maintenance
    return {
      result: maintenance,
      change: together(writeChanged(before, maintenance), { put: noticeOfDue(deps, maintenance, notice) }),
      audit: {
        action: 'maintenance.advance',
        subject: id,
        detail: { status, remindedAt, notice: notice?.kind ?? null },
      },
    }
  })
}
