import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid } from '#core/errors.ts'
import { noticeOfDue, noticeOfMaintenance } from '#core/notices/notice-of-maintenance.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import { words } from '#core/words/markdown.ts'
import { type Instant, instant } from '#core/words/times.ts'
import { caughtUp } from './catch-up.ts'
import { type PostMaintenanceUpdateInput, refuseUnlessWindow } from './inputs.ts'
import {
  isFinished,
  type Maintenance,
  type MaintenanceStatus,
  type MaintenanceUpdate,
  startOf,
} from './maintenance.ts'
import { maintenanceToChange, type StoredMaintenance, together, writeChanged } from './record.ts'

const mostUpdates = 500

export interface MaintenancePosted {
  maintenance: Maintenance
  update: MaintenanceUpdate
}

/** Posts an update; it may begin, verify or complete the work, and promise another end. */
export function postMaintenanceUpdate(
  deps: Deps,
  id: string,
  input: PostMaintenanceUpdateInput,
  command: Command,
): Promise<Done<MaintenancePosted>> {
  return carryOut(deps, command, async () =>
    decide(deps, await maintenanceToChange(deps, id), input, command.by),
  )
}

function decide(
  deps: Deps,
  before: StoredMaintenance,
  input: PostMaintenanceUpdateInput,
  by: string,
): Decision<MaintenancePosted> {
  const at = instant(deps.clock.now())
  const { maintenance, notice } = caughtUp(deps, before.maintenance, at)
  const status = input.status ?? maintenance.status
  const scheduledUntil = input.scheduledUntil ?? maintenance.scheduledUntil
  refuseUnlessNext(maintenance, input)
  const begins = status === 'in_progress' && maintenance.status === 'scheduled'
  if (input.scheduledUntil !== undefined || begins)
    refuseUnlessAhead({ ...maintenance, scheduledUntil }, status, at)

  const notified = input.notify ?? maintenance.notify
  const update: MaintenanceUpdate = {
    id: deps.ids.id(),
    status,
    message: words(input.message),
    at,
    by,
    notified,
    ...(notified && { notice: deps.ids.id() }),
    automatic: false,
    scheduledFor: maintenance.scheduledFor,
    scheduledUntil,
  }
  const changed: Maintenance = {
    ...maintenance,
    title: input.title ?? maintenance.title,
    status,
    scheduledUntil,
    announcedUntil: maintenance.status === 'scheduled' ? scheduledUntil : maintenance.announcedUntil,
    startedAt: begins ? at : maintenance.startedAt,
    completedAt: status === 'completed' ? at : null,
    remindAt: status === 'scheduled' ? maintenance.remindAt : null,
    updatedAt: at,
    updates: [...maintenance.updates, update],
  }
  return {
    result: { maintenance: changed, update },
    change: together(writeChanged(before, changed), {
      put: [
        ...noticeOfDue(deps, maintenance, notice),
        ...(notified ? noticeOfMaintenance(deps, kindOf(maintenance, changed), changed, maintenance) : []),
      ],
    }),
    audit: {
      action: 'maintenance.update',
      subject: maintenance.id,
      detail: { status, scheduledUntil, notified },
    },
  }
}

function refuseUnlessNext({ id, status, updates }: Maintenance, input: PostMaintenanceUpdateInput): void {
  const wanted = input.status ?? status
  if (isFinished({ status })) throw conflict(`${id} is ${status}. Nothing was changed.`)
  if (updates.length >= mostUpdates && wanted !== 'completed')
    throw conflict(`${id} holds ${mostUpdates} updates, the most there can be. Complete it.`)
  const order: MaintenanceStatus[] = ['scheduled', 'in_progress', 'verifying', 'completed']
  if (order.indexOf(wanted) < order.indexOf(status))
    throw conflict(`${id} is ${status} and cannot be ${wanted} again. Nothing was changed.`)
  if (status === 'scheduled' && order.indexOf(wanted) > 1)
    throw conflict(`${id} has not begun. Post in_progress first, or cancel it.`)
}

function refuseUnlessAhead(maintenance: Maintenance, status: MaintenanceStatus, now: Instant): void {
  const { scheduledUntil } = maintenance
  const got = scheduledUntil
  if (status === 'completed')
    throw invalid({ field: 'scheduledUntil', expected: 'no new end for work that is completed', got })
  if (scheduledUntil <= now)
    throw invalid({ field: 'scheduledUntil', expected: `an instant after now, ${now}`, got })
  refuseUnlessWindow(startOf(maintenance), scheduledUntil, now)
}

/** Which notice tells of a change, by its status and its end. */
export function kindOf(
  before: Pick<Maintenance, 'status' | 'scheduledUntil'>,
  { status, scheduledUntil }: Pick<Maintenance, 'status' | 'scheduledUntil'>,
): NoticeKind {
  if (status === 'completed') return 'maintenance_completed'
  if (status === 'in_progress' && before.status === 'scheduled') return 'maintenance_started'
  return scheduledUntil === before.scheduledUntil ? 'maintenance_update' : 'maintenance_changed'
}
