import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid } from '#core/errors.ts'
import { noticeOfMaintenance } from '#core/notices/notice-of-maintenance.ts'
import { instant } from '#core/words/times.ts'
import { announced, type Plan, statusAt } from './announce.ts'
import { componentsGiven, refuseUnlessWindow, type ScheduleMaintenanceInput } from './inputs.ts'
import type { Maintenance } from './maintenance.ts'
import { nextMaintenanceIds } from './numbers.ts'
import { together, writeNew } from './record.ts'
import { decideSeries } from './start-series.ts'

const usualReminder = 24 * 60

const kinds = {
  scheduled: 'maintenance_scheduled',
  in_progress: 'maintenance_started',
  completed: 'maintenance_completed',
} as const

/**
 * Plans a window of work, or a series of them, and announces it. A window whose start has passed begins at once; one
 * that is over is put on record, and nobody is told of it unless `notify` says so.
 */
export function scheduleMaintenance(
  deps: Deps,
  input: ScheduleMaintenanceInput,
  command: Command,
): Promise<Done<Maintenance>> {
  return carryOut(deps, command, async () => {
    const plan = planFrom(deps, input, command.by)
    return input.recurrence === undefined
      ? decideWindow(deps, plan)
      : decideSeries(deps, plan, input.recurrence)
  })
}

function planFrom(deps: Deps, input: ScheduleMaintenanceInput, by: string): Omit<Plan, 'id' | 'series'> {
  const { title, message, scheduledFor, scheduledUntil, autoStart = true, autoComplete = true } = input
  const now = instant(deps.clock.now())
  refuseUnlessWindow(scheduledFor, scheduledUntil, now)
  const over = scheduledUntil <= now
  if (over && input.recurrence !== undefined)
    throw invalid({
      field: 'scheduledUntil',
      expected: `an instant after now, ${now}, because the work repeats`,
      got: scheduledUntil,
    })
  const notify = input.notify ?? !over
  return {
    title,
    message,
    components: componentsGiven(deps.content.catalogue, input.components ?? []),
    scheduledFor,
    scheduledUntil,
    autoStart,
    autoComplete,
    notify,
    remindMinutes: input.remindMinutes === undefined ? usualReminder : input.remindMinutes,
    by,
    notified: notify,
    announcedAt: now,
  }
}

async function decideWindow(deps: Deps, plan: Omit<Plan, 'id' | 'series'>): Promise<Decision<Maintenance>> {
  const status = statusAt(plan, plan.announcedAt)
  const numbers = await nextMaintenanceIds(deps, [plan.scheduledFor])
  const [id = ''] = numbers.ids
  const maintenance = announced(deps, { ...plan, id, series: null }, status, plan.announcedAt)
  const notice = plan.notify ? noticeOfMaintenance(deps, kinds[status], maintenance) : []
  return {
    result: maintenance,
    change: together(numbers.change, writeNew(maintenance), { put: notice }),
    audit: {
      action: 'maintenance.schedule',
      subject: id,
      detail: {
        status,
        components: plan.components,
        scheduledFor: plan.scheduledFor,
        scheduledUntil: plan.scheduledUntil,
        notified: plan.notify,
      },
    },
  }
}
