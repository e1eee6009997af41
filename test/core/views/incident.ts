import type { ComponentStatus } from '#core/components/status.ts'
import type { ImpactSpan, Incident, Update } from '#core/incidents/incident.ts'
import type { HistoryEntry } from '#core/views/history-entry.ts'
import { words } from '#core/words/markdown.ts'

/** A P1 that began at 02:41 on 17 November 2026 and still lasts. */
export function incident(more: Partial<Incident> = {}): Incident {
  const startedAt = more.startedAt ?? '2026-11-17T02:41:00.000Z'
  return {
    id: 'INC-2026-11-17-001',
    title: 'The dashboard does not load',
    kind: 'outage',
    severity: 'P1',
    classification: null,
    status: more.resolvedAt ? 'resolved' : 'investigating',
    impacts: {},
    spans: [],
    startedAt,
    createdAt: startedAt,
    updatedAt: startedAt,
    resolvedAt: null,
    nextUpdateAt: null,
    impact: null,
    cause: null,
    summary: null,
    review: null,
    updates: [],
    ...more,
  }
}

export function update(at: string, more: Partial<Update> = {}): Update {
  return {
    id: at,
    status: 'investigating',
    message: words('We are looking into it.'),
    at,
    by: 'ada',
    severity: 'P1',
    changes: [],
    notified: true,
    promisedFor: null,
    nextUpdateAt: null,
    ...more,
  }
}

export function span(
  component: string,
  status: ComponentStatus,
  from: string,
  to: string | null = null,
): ImpactSpan {
  return { component, status, from, to }
}

/** A major outage as the lists know it. */
export function entry(startedAt: string, resolvedAt: string | null, more: Partial<HistoryEntry> = {}) {
  return {
    id: `began ${startedAt}`,
    title: 'The dashboard does not load',
    severity: 'P1',
    status: resolvedAt ? 'resolved' : 'investigating',
    worst: 'major_outage',
    startedAt,
    resolvedAt,
    components: [],
    spans: [],
    summary: '',
    reviewed: false,
    ...more,
  } satisfies HistoryEntry
}

/** `02:41` as an instant of 17 November 2026. */
export function at(clock: string): string {
  return `2026-11-17T${clock}:00.000Z`
}
