import type { Baseline } from '#core/components/baseline.ts'
import type { ImpactSpan } from '#core/incidents/incident.ts'

/** Something that kept components from being operational: an incident, planned work, or a baseline. */
export interface Trouble {
  /** What customers know it by; null where it has no name. */
  title: string | null
  spans: readonly ImpactSpan[]
}

/** The spans of each component, and the troubles they come from. */
export function byComponent(troubles: readonly Trouble[]): Map<string, Trouble[]> {
  const found = new Map<string, Trouble[]>()
  for (const { title, spans } of troubles) {
    for (const [component, own] of Map.groupBy(spans, (span) => span.component)) {
      const known = found.get(component)
      if (known) known.push({ title, spans: own })
      else found.set(component, [{ title, spans: own }])
    }
  }
  return found
}

/** Baselines that somebody set and that still stand. */
export function lastingBaselines(baselines: Record<string, Baseline>): Trouble[] {
  return Object.entries(baselines)
    .filter(([, { status }]) => status !== 'operational')
    .map(([component, { status, since }]) => ({
      title: null,
      spans: [{ component, status, from: since, to: null }],
    }))
}
