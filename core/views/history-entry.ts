import type { ComponentStatus } from '#core/components/status.ts'
import {
  componentsTouched,
  type ImpactSpan,
  type Incident,
  type IncidentStatus,
  worstImpact,
} from '#core/incidents/incident.ts'
import type { Level, SeverityId } from '#core/severity/levels.ts'
import type { Instant } from '#core/words/times.ts'

/** An incident in one line, as lists and bars need it; kept in the index of its month. */
export interface HistoryEntry {
  id: string
  title: string
  severity: SeverityId
  status: IncidentStatus
  /** The worst it did to any component. */
  worst: ComponentStatus
  startedAt: Instant
  resolvedAt: Instant | null
  components: string[]
  spans: ImpactSpan[]
  /** One or two sentences for the list. */
  summary: string
  reviewed: boolean
}

export function historyEntry(incident: Incident, levels: readonly Level[]): HistoryEntry {
  const { id, title, severity, status, startedAt, resolvedAt, spans, summary, updates, review } = incident
  return {
    id,
    title,
    severity,
    status,
    worst: worstImpact(incident, levels),
    startedAt,
    resolvedAt,
    components: componentsTouched(incident),
    spans,
    summary: summary ?? excerpt(updates.at(-1)?.message.text ?? ''),
    reviewed: review !== null,
  }
}

export function excerpt(text: string, longest = 240): string {
  const line = text
    .replaceAll(/^\s*(?:[-*+>]|\d+[.)]) +/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length > longest ? `${line.slice(0, longest).replace(/\s+\S*$/, '')} …` : line
}
