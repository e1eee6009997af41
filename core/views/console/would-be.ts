import type { Deps } from '#core/deps.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { isOpen } from '#core/incidents/incident.ts'
import { historyEntry } from '#core/views/history-entry.ts'
import { newestFirst, type PublicRecords, type PublicView, publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'

/** The public view as it would be with this incident in place of what the store holds of it. */
export async function viewWith(
  deps: Pick<Deps, 'store' | 'clock' | 'content'>,
  incident: Incident,
): Promise<PublicView> {
  const records = await readPublicRecords(deps)
  return publicView(deps.content, recordsWith(records, incident, deps), deps.clock.now())
}

function recordsWith(
  records: PublicRecords,
  incident: Incident,
  { content }: Pick<Deps, 'content'>,
): PublicRecords {
  const others = <T extends { id: string }>(items: readonly T[]) =>
    items.filter(({ id }) => id !== incident.id)
  return {
    ...records,
    open: [...others(records.open), ...(isOpen(incident) ? [incident] : [])],
    recent: newestFirst([incident, ...others(records.recent)]),
    history: [historyEntry(incident, content.levels), ...others(records.history)],
  }
}
