import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, notFound } from '#core/errors.ts'
import { findIncident } from '#core/incidents/record.ts'
import { writeChanged } from '#core/incidents/write.ts'
import type { Change } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import type { Notice } from './notice.ts'
import { noticeKey, queueKey } from './record.ts'

/** Takes a notice back before anybody is written to; what it tells of stays on the page. */
export async function withholdNotice(deps: Deps, id: string, command: Command): Promise<Notice> {
  const { result } = await carryOut(deps, command, async () => {
    const [entry] = await deps.store.get([noticeKey(id)])
    const notice = entry?.value as Notice | undefined
    if (!entry || !notice) throw notFound('notice', id)
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

/** The update no longer says that people were told, so that the first notice is still to come. */
async function untold(deps: Deps, { incident, update }: Notice): Promise<Change> {
  const stored = incident === null ? null : await findIncident(deps, incident)
  if (!stored) return { expect: [], put: [], remove: [] }
  const updates = stored.incident.updates.map((each) =>
    each.id === update ? { ...each, notified: false } : each,
  )
  return writeChanged(deps, stored, { ...stored.incident, updates })
}
