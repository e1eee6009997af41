import { type ComponentStatus, worst } from '#core/components/status.ts'
import { timeline } from '#core/uptime/uptime.ts'
import { instant, type Instant, ms } from '#core/words/times.ts'
import { componentsTouched, type ImpactSpan, type Incident, isOpen } from './incident.ts'

/** The incident that another one turned out to be the same as, with what that one did, began and promised. */
export function folded(whole: Incident, same: Incident, at: Instant): Incident {
  const components = [...new Set([...componentsTouched(whole), ...componentsTouched(same)])]
  const spans = [...whole.spans, ...same.spans]
  const [first] = same.updates
  return {
    ...whole,
    impacts: Object.fromEntries(
      components.map((id) => [id, worst([impactOn(whole, id), impactOn(same, id)])]),
    ),
    spans: components.flatMap((id) =>
      laidOver(
        spans.filter(({ component }) => component === id),
        at,
      ),
    ),
    startedAt: earliest(whole.startedAt, same.startedAt),
    resolvedAt: whole.resolvedAt && latest(whole.resolvedAt, same.resolvedAt ?? whole.resolvedAt),
    nextUpdateAt: whole.nextUpdateAt && earliest(whole.nextUpdateAt, same.nextUpdateAt ?? whole.nextUpdateAt),
    updatedAt: at,
    merged: [
      ...(whole.merged ?? []),
      ...(same.merged ?? []),
      { id: same.id, title: same.title, saidAt: first?.at ?? same.createdAt },
    ],
  }
}

function impactOn(incident: Incident, component: string): ComponentStatus {
  return isOpen(incident) ? (incident.impacts[component] ?? 'operational') : 'operational'
}

/** The spans of one component as spans that do not overlap, the worst winning wherever several cover a moment. */
function laidOver(spans: readonly ImpactSpan[], at: Instant): ImpactSpan[] {
  const [any] = spans
  if (!any) return []
  const lasting = worst(spans.flatMap(({ to, status }) => (to === null ? [status] : [])))
  const pieces = timeline(spans, 0, ms(at)).map(({ status, from, to }): ImpactSpan => {
    const lasts = status === lasting && to === ms(at)
    return { component: any.component, status, from: instant(from), to: lasts ? null : instant(to) }
  })
  const shown = pieces.some(({ to }) => to === null) || lasting === 'operational'
  if (!shown) pieces.push({ component: any.component, status: lasting, from: at, to: null })
  return pieces.length > 0 ? pieces : [any]
}

function earliest(one: Instant, other: Instant): Instant {
  return one < other ? one : other
}

function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}
