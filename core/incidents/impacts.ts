import type { ComponentStatus } from '#core/components/status.ts'
import type { Instant } from '#core/words/times.ts'
import type { ImpactSpan, Incident, Update } from './incident.ts'

/** Sets impacts at a moment: ends the spans that change and begins new ones. */
export function withImpacts(
  { impacts, spans }: Pick<Incident, 'impacts' | 'spans'>,
  given: Record<string, ComponentStatus>,
  at: Instant,
): Pick<Incident, 'impacts' | 'spans'> & { changes: Update['changes'] } {
  const changes = Object.entries(given)
    .map(([component, to]) => ({ component, from: impacts[component] ?? ('operational' as const), to }))
    .filter(({ from, to }) => from !== to)
  const changed = new Set(changes.map(({ component }) => component))

  const ended = spans.map((span): ImpactSpan =>
    span.to === null && changed.has(span.component) ? { ...span, to: at } : span,
  )
  const begun = changes
    .filter(({ to }) => to !== 'operational')
    .map(({ component, to }): ImpactSpan => ({ component, status: to, from: at, to: null }))

  return { impacts: { ...impacts, ...given }, spans: [...ended, ...begun], changes }
}

export function allClear({ impacts }: Pick<Incident, 'impacts'>): Record<string, ComponentStatus> {
  return Object.fromEntries(Object.keys(impacts).map((component) => [component, 'operational']))
}

/** What it did when it was resolved, for one that begins anew. */
export function impactsBefore({
  spans,
  resolvedAt,
}: Pick<Incident, 'spans' | 'resolvedAt'>): Record<string, ComponentStatus> {
  const last = spans.filter(({ to }) => to === resolvedAt)
  return Object.fromEntries(last.map(({ component, status }) => [component, status]))
}
