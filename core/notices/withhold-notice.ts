import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, notFound } from '#core/errors.ts'
import { findIncident } from '#core/incidents/record.ts'
import { writeChanged } from '#core/incidents/write.ts'
import { findStoredMaintenance, writeChanged as writeChangedMaintenance } from '#core/maintenance/record.ts'
import type { Change } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import type { Notice } from './notice.ts'
import { noticeKey, queueKey } from './record.ts'

/** Takes a notice back before anybody is written to; what it tells of stays on the page. */
export async function withholdNotice(deps: Deps, id: string, command: Command): Promise<Notice> {
  const { result } = await carryOut(deps, command, async () => {
    const [entry] = await deps.store.get([noticeKey(id)])
    const notice = entry?.value as Notice | undefined
    if (!entry || notice?.audience.to !== 'subscribers') throw notFound('notice', id)
    if (notice.withheld) return { result: notice, change: null }
    if (notice.expanded || notice.cursor !== null || notice.batches > 0)
      throw conflict('The emails have begun to leave. Stop all sending if the rest must not go out.')
    const withheld = { at: instant(deps.clock.now()), by: command.by }
    const kept: Notice = { ...notice, expanded: true, withheld }
    const page = await untold(deps, notice)
    return {
      result: kept,
      change: {
        expect: [{ key: entry.key, version: entry.version }, ...page.expect],
        put: [{ key: entry.key, value: kept }, ...page.put],
        remove: [queueKey(notice), ...page.remove],
      },
      audit: { action: 'notice.withhold', subject: id, detail: { incident: notice.incident } },
    }
  })
  return result
}

/** The update no longer says that people were told; of an incident, the first notice is then still to come. */
async function untold(deps: Deps, { incident: about, kind, update }: Notice): Promise<Change> {
  const nothing: Change = { expect: [], put: [], remove: [] }
  if (about === null) return nothing
  const [stored, work] = await Promise.all([findIncident(deps, about), findStoredMaintenance(deps, about)])
  if (stored) {
    const updates = notMailed(stored.incident.updates, update)
    return writeChanged(deps, stored, { ...stored.incident, updates })
  }
  if (!work) return nothing
  const { maintenance } = work
  const updates = notMailed(maintenance.updates, update)
  const remindedAt = kind === 'maintenance_reminder' ? null : maintenance.remindedAt
  return writeChangedMaintenance(work, { ...maintenance, updates, remindedAt })
}

function notMailed<U extends { id: string; notified: boolean }>(
  updates: readonly U[],
  id: string | undefined,
): U[] {
  return updates.map((each) => (each.id === id ? { ...each, notified: false } : each))
}
