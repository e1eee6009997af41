import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid, quoted } from '#core/errors.ts'
import { noticeOfDue, noticeOfMaintenance } from '#core/notices/notice-of-maintenance.ts'
import { words } from '#core/words/markdown.ts'
import { type Instant, instant } from '#core/words/times.ts'
import { moved, newComponents, newEnd } from './automatic-words.ts'
import { caughtUp, reminderFor } from './catch-up.ts'
import { type ChangeMaintenanceInput, componentsGiven, refuseUnlessWindow } from './inputs.ts'
import { isFinished, type Maintenance, type MaintenanceUpdate, startOf } from './maintenance.ts'
import { maintenanceToChange, type StoredMaintenance, together, writeChanged } from './record.ts'

/**
 * Moves a window before it begins, gives it another end while it runs, corrects its title or its services. A change
 * of times or services is said, in the words given or in plain ones; a corrected title is not.
 */
export function changeMaintenance(
  deps: Deps,
  id: string,
  input: ChangeMaintenanceInput,
  command: Command,
): Promise<Done<Maintenance>> {
  return carryOut(deps, command, async () =>
    decide(deps, await maintenanceToChange(deps, id), input, command.by),
  )
}

function decide(
  deps: Deps,
  before: StoredMaintenance,
  input: ChangeMaintenanceInput,
  by: string,
): Decision<Maintenance> | { result: Maintenance; change: null } {
  const now = instant(deps.clock.now())
  const { maintenance, notice } = caughtUp(deps, before.maintenance, now)
  const wanted = changedBy(deps, maintenance, input, now)
  const message = input.message ?? messageAbout(maintenance, wanted, now)
  if (message === null && wanted.title === maintenance.title)
    return { result: before.maintenance, change: null }

  const notified = message !== null && (input.notify ?? maintenance.notify)
  const update: MaintenanceUpdate | null =
    message === null
      ? null
      : {
          id: deps.ids.id(),
          status: wanted.status,
          message: words(message),
          at: now,
          by,
          notified,
          ...(notified && { notice: deps.ids.id() }),
          automatic: false,
          scheduledFor: wanted.scheduledFor,
          scheduledUntil: wanted.scheduledUntil,
        }
  const changed: Maintenance = {
    ...wanted,
    updatedAt: now,
    updates: update ? [...wanted.updates, update] : wanted.updates,
  }
  return {
    result: changed,
    change: together(writeChanged(before, changed), {
      put: [
        ...noticeOfDue(deps, maintenance, notice),
        ...(notified ? noticeOfMaintenance(deps, 'maintenance_changed', changed, maintenance) : []),
      ],
    }),
    audit: { action: 'maintenance.change', subject: changed.id, detail: { ...input, notified } },
  }
}

function changedBy(
  { content }: Deps,
  maintenance: Maintenance,
  input: ChangeMaintenanceInput,
  now: Instant,
): Maintenance {
  const { id, status } = maintenance
  if (isFinished(maintenance)) throw conflict(`${id} is ${status}. Nothing was changed.`)
  const waiting = status === 'scheduled'
  const components = input.components
    ? componentsGiven(content.catalogue, input.components)
    : maintenance.components
  const changed: Maintenance = {
    ...maintenance,
    title: input.title ?? maintenance.title,
    components,
    scheduledFor: input.scheduledFor ?? maintenance.scheduledFor,
    scheduledUntil: input.scheduledUntil ?? maintenance.scheduledUntil,
  }
  const { scheduledFor, scheduledUntil } = changed
  const moves = scheduledFor !== maintenance.scheduledFor
  const fixed = (field: string, same: boolean, got: unknown) => {
    if (!waiting && !same)
      throw invalid({ field, expected: `no change, because ${id} has begun`, got: quoted(got) })
  }
  fixed('scheduledFor', !moves, scheduledFor)
  fixed('components', components.join() === maintenance.components.join(), input.components)
  if (moves && scheduledFor < now)
    throw invalid({ field: 'scheduledFor', expected: `an instant not before now, ${now}`, got: scheduledFor })
  if (moves || scheduledUntil !== maintenance.scheduledUntil) {
    refuseUnlessWindow(startOf(changed), scheduledUntil, now)
    if (scheduledUntil <= now)
      throw invalid({
        field: 'scheduledUntil',
        expected: `an instant after now, ${now}`,
        got: scheduledUntil,
      })
  }
  return {
    ...changed,
    announcedUntil: waiting ? scheduledUntil : maintenance.announcedUntil,
    ...(moves && { remindAt: reminderFor(changed, now), remindedAt: null }),
  }
}

/** What to say of a change where the author says nothing; null where nothing needs to be said. */
function messageAbout(before: Maintenance, after: Maintenance, now: Instant): string | null {
  const { scheduledFor, scheduledUntil } = after
  const otherEnd = scheduledUntil !== before.scheduledUntil
  if (scheduledFor !== before.scheduledFor || (otherEnd && after.status === 'scheduled'))
    return moved(scheduledFor, scheduledUntil)
  if (otherEnd)
    return newEnd(scheduledUntil > before.scheduledUntil ? 'later' : 'earlier', scheduledUntil, now)
  return after.components.join() === before.components.join() ? null : newComponents
}
