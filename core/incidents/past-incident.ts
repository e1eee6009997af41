import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { componentStatus, type ComponentStatus } from '#core/components/status.ts'
import { severityId } from '#core/severity/levels.ts'
import { prose, words } from '#core/words/markdown.ts'
import { instantIn, line, message } from '#core/words/schema.ts'
import { type Incident, incidentKind, incidentStatus, type Update } from './incident.ts'

export const incidentId = z
  .string()
  .regex(/^INC-\d{4}-\d{2}-\d{2}-\d{3,}$/, 'expected an id like INC-2026-11-17-001')

/** The head of a Markdown file in `content/incidents/`; its body is the published review. */
export const pastIncidentSchema = z
  .strictObject({
    title: line(200),
    severity: severityId,
    kind: incidentKind.default('outage'),
    startedAt: instantIn,
    resolvedAt: instantIn,
    summary: line(400),
    impacts: z.array(
      z.strictObject({
        component: slug,
        status: componentStatus.exclude(['operational']),
        from: instantIn,
        to: instantIn,
      }),
    ),
    updates: z.array(z.strictObject({ at: instantIn, status: incidentStatus, message })).min(1),
  })
  .superRefine(({ startedAt, resolvedAt, updates, impacts }, context) => {
    const wrong = (path: (string | number)[], text: string) => {
      context.addIssue({ code: 'custom', path, message: text })
    }
    if (resolvedAt < startedAt) wrong(['resolvedAt'], `expected an instant after startedAt, ${startedAt}`)
    updates.forEach(({ at }, index) => {
      const before = updates[index - 1]
      if (before && at < before.at)
        wrong(['updates', index, 'at'], 'expected updates in the order of their time')
    })
    if (updates.at(-1)?.status !== 'resolved')
      wrong(['updates', updates.length - 1, 'status'], 'expected resolved')
    impacts.forEach(({ from, to }, index) => {
      if (to < from) wrong(['impacts', index, 'to'], `expected an instant after from, ${from}`)
    })
  })

export type PastIncident = z.infer<typeof pastIncidentSchema>

/** An incident kept in git becomes the same thing as one from the store. */
export function incidentFromContent(id: string, past: PastIncident, review: string): Incident {
  const updates = past.updates.map((each, index): Update => ({
    id: `${id}-${index + 1}`,
    status: each.status,
    message: words(each.message),
    at: each.at,
    by: 'content',
    severity: past.severity,
    changes: [],
    notified: false,
    promisedFor: null,
    nextUpdateAt: null,
  }))
  return {
    id,
    title: past.title,
    kind: past.kind,
    severity: past.severity,
    classification: null,
    status: review ? 'postmortem' : 'resolved',
    impacts: Object.fromEntries(
      past.impacts.map(({ component }): [string, ComponentStatus] => [component, 'operational']),
    ),
    spans: past.impacts,
    startedAt: past.startedAt,
    createdAt: updates[0]?.at ?? past.startedAt,
    updatedAt: updates.at(-1)?.at ?? past.resolvedAt,
    resolvedAt: past.resolvedAt,
    nextUpdateAt: null,
    impact: null,
    cause: null,
    summary: past.summary,
    review: review ? prose(review) : null,
    updates,
  }
}
