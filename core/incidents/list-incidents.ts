import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { historyEntry } from '#core/views/history-entry.ts'
import { newestFirst } from '#core/views/public-view.ts'
import type { Incident } from './incident.ts'
import { incidentsPerMonth, newestEntries } from './history-index.ts'
import { findIncident, incidentsById } from './record.ts'

export interface IncidentPage {
  /** Newest first, from the store and from content. */
  items: Incident[]
  total: number
  /** The id to go on after; null at the end. */
  next: string | null
}

/** A page of incidents after the one named. */
export async function listIncidents(
  deps: Pick<Deps, 'store' | 'content'>,
  { limit, after }: { limit: number; after: string | null },
): Promise<IncidentPage> {
  const { content } = deps
  const last = after === null ? null : await startOf(deps, after)
  const entries = await newestEntries(deps, limit + 1, last ? historyEntry(last, content.levels) : undefined)
  const stored = await incidentsById(
    deps,
    entries.map(({ id }) => id),
  )
  const past = content.incidents.filter((incident) => !last || position(incident) < position(last))
  const found = newestFirst([...stored, ...past])
  const items = found.slice(0, limit)
  const counts = Object.values(await incidentsPerMonth(deps))
  return {
    items,
    total: counts.reduce((sum, count) => sum + count, 0) + content.incidents.length,
    next: found.length > limit ? (items.at(-1)?.id ?? null) : null,
  }
}

async function startOf(deps: Pick<Deps, 'store' | 'content'>, id: string): Promise<Incident> {
  const past = deps.content.incidents.find((incident) => incident.id === id)
  const incident = past ?? (/^[\x20-\x7e]+$/.test(id) ? (await findIncident(deps, id))?.incident : undefined)
  if (!incident) throw notFound('incident', id)
  return incident
}

function position({ startedAt, id }: Incident): string {
  return `${startedAt} ${id}`
}
