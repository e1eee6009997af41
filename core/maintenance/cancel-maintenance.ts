import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid } from '#core/errors.ts'
import { noticeOfDue, noticeOfMaintenance } from '#core/notices/notice-of-maintenance.ts'
import { instant } from '#core/words/times.ts'
import { calledOff, stopped } from './automatic-words.ts'
import { decideSeriesEnd } from './cancel-series.ts'
import { cancelled, type MaintenanceCancelled } from './cancelled.ts'
import { caughtUp } from './catch-up.ts'
import type { CancelMaintenanceInput } from './inputs.ts'
import { maintenanceToChange, type StoredMaintenance, together, writeChanged } from './record.ts'

/** Cancels a window before it begins or while it runs; of a series, on request, everything that has not begun. */
export function cancelMaintenance(
  deps: Deps,
  id: string,
  input: CancelMaintenanceInput & { series?: boolean },
  command: Command,
): Promise<Done<MaintenanceCancelled>> {
  return carryOut(deps, command, async () => {
    const before = await maintenanceToChange(deps, id)
    if (!input.series) return decide(deps, before, input, command.by)
    if (!before.maintenance.series)
      throw invalid({ field: 'series', expected: 'false, because the work does not repeat', got: 'true' })
    return decideSeriesEnd(deps, before.maintenance, before.maintenance.series.id, input, command.by)
  })
}

function decide(
  deps: Deps,
  before: StoredMaintenance,
  input: CancelMaintenanceInput,
  by: string,
): Decision<MaintenanceCancelled> | { result: MaintenanceCancelled; change: null } {
  const at = instant(deps.clock.now())
  const { maintenance, notice } = caughtUp(deps, before.maintenance, at)
  const { id, status } = maintenance
  if (status === 'cancelled') return { result: { maintenance, cancelled: [] }, change: null }
  if (status === 'completed') throw conflict(`${id} is completed and cannot be cancelled.`)

  const notified = input.notify ?? maintenance.notify
  const usual = status === 'scheduled' ? calledOff : stopped
  const changed = cancelled(deps, maintenance, { message: input.message ?? usual, at, by, notified })
  return {
    result: { maintenance: changed, cancelled: [id] },
    change: together(writeChanged(before, changed), {
      put: [
        ...noticeOfDue(deps, maintenance, notice),
        ...(notified ? noticeOfMaintenance(deps, 'maintenance_cancelled', changed) : []),
      ],
    }),
    audit: { action: 'maintenance.cancel', subject: id, detail: { from: status, notified } },
  }
}
