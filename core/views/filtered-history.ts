import { componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { filteredEntries, type HistoryFilter } from '#core/incidents/history-index.ts'
import { findIncident } from '#core/incidents/record.ts'
import { severityId } from '#core/severity/levels.ts'
import type { Instant } from '#core/words/times.ts'
import { historyEntry, type HistoryEntry } from './history-entry.ts'
import type { FilteredModel } from './page-models.ts'
import { newestFirst } from './public-view.ts'

const shown = 25

/** A page of the past that matches `component` and `severity`, older than the incident `before`; null for unknown ones. */
export async function filteredHistory(
  deps: Pick<Deps, 'store' | 'content'>,
  query: URLSearchParams,
): Promise<FilteredModel | null> {
  const { content } = deps
  const component = query.get('component')
  if (component && !componentsOf(content.catalogue).some(({ id }) => id === component)) return null
  const severity = query.has('severity') ? severityId.safeParse(query.get('severity')) : null
  if (severity && !severity.success) return null
  const filter: HistoryFilter = { component, severity: severity?.data ?? null }

  const named = query.get('before')
  const before = named ? await placeOf(deps, named) : undefined
  if (before === null) return null

  const past = content.incidents
    .map((incident) => historyEntry(incident, content.levels))
    .filter((entry) => matches(entry, filter) && (!before || place(entry) < place(before)))
  const stored = await filteredEntries(deps, filter, shown + 1, before)
  const found = newestFirst([...stored, ...past])
  const entries = found.slice(0, shown)
  return {
    ...filter,
    entries,
    continued: named !== null,
    older: found.length > shown ? (entries.at(-1)?.id ?? null) : null,
  }
}

function matches({ components, severity }: HistoryEntry, filter: HistoryFilter): boolean {
  return (
    (!filter.component || components.includes(filter.component)) &&
    (!filter.severity || severity === filter.severity)
  )
}

interface Place {
  startedAt: Instant
  id: string
}

function place({ startedAt, id }: Place): string {
  return `${startedAt} ${id}`
}

async function placeOf(deps: Pick<Deps, 'store' | 'content'>, id: string): Promise<Place | null> {
  if (!/^INC-[\d-]{14,20}$/.test(id)) return null
  const past = deps.content.incidents.find((incident) => incident.id === id)
  return past ?? (await findIncident(deps, id))?.incident ?? null
}
