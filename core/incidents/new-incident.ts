import type { Command } from '#core/command.ts'
import { componentsMentioned, componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { invalid } from '#core/errors.ts'
import { classifyAnswers } from '#core/severity/classify-answers.ts'
import { type Classification, classify } from '#core/severity/classify.ts'
import { levelOf, type SeverityId } from '#core/severity/levels.ts'
import { words } from '#core/words/markdown.ts'
import { instant, minute } from '#core/words/times.ts'
import { allClear, withImpacts } from './impacts.ts'
import type { Incident, Overridden, Update } from './incident.ts'
import { impactsGiven, type OpenIncidentInput } from './inputs.ts'

/** The incident that is opened, and how its severity was found. */
export interface NewIncident {
  incident: Incident
  update: Update
  /** What was decided against the tree, for the audit log. */
  overridden: Overridden | null
}

/** Makes an incident of what was said, under this id; what was not given is read from the words and the tree. */
export function newIncident(
  deps: Deps,
  id: string,
  input: OpenIncidentInput,
  { by }: Pick<Command, 'by'>,
): NewIncident {
  const { content, clock } = deps
  const at = instant(clock.now())
  const startedAt = input.startedAt ?? at
  if (startedAt > at)
    throw invalid({ field: 'startedAt', expected: `an instant not after now, ${at}`, got: startedAt })

  const said = `${input.title}\n${input.message}`
  const named = Object.keys(impactsGiven(content.catalogue, input.components, 'operational'))
  const concerned = input.components
    ? componentsOf(content.catalogue).filter(({ id }) => named.includes(id))
    : componentsMentioned(content.catalogue, said)
  const answered = input.answers && classifyAnswers(content.tree, input.answers).classification
  const classification = answered ?? classify(content.tree, said, concerned)
  const severity = input.severity ?? classification.severity
  const overridden = answered ? overriding(answered, severity, input.overrideReason) : null
  const level = levelOf(content.levels, severity)

  const everything = classification.everything && concerned.length === 0 && !input.severity
  const affected = everything ? componentsOf(content.catalogue) : concerned
  const impacts = impactsGiven(
    content.catalogue,
    input.components ?? affected.map(({ id }) => id),
    level.impact,
  )

  const status = input.status ?? 'investigating'
  const resolved = status === 'resolved'
  const notified = input.notify ?? true
  const nextUpdateAt = resolved
    ? null
    : instant(clock.now() + (input.nextUpdateMinutes ?? level.updateMinutes) * minute)

  const opened = withImpacts({ impacts: {}, spans: [] }, impacts, startedAt)
  const settled = resolved ? withImpacts(opened, allClear(opened), at) : opened
  const update: Update = {
    id: deps.ids.id(),
    status,
    message: words(input.message),
    at,
    by,
    severity,
    changes: opened.changes,
    notified,
    ...(notified && { notice: deps.ids.id() }),
    promisedFor: null,
    nextUpdateAt,
  }
  const incident: Incident = {
    id,
    title: input.title,
    kind: input.kind ?? 'outage',
    severity,
    classification: input.severity ? null : classification,
    status,
    impacts: settled.impacts,
    spans: settled.spans,
    startedAt,
    createdAt: at,
    updatedAt: at,
    resolvedAt: resolved ? at : null,
    nextUpdateAt,
    impact: input.fields?.impact ? words(input.fields.impact) : null,
    cause: input.fields?.cause ? words(input.fields.cause) : null,
    summary: null,
    review: null,
    updates: [update],
    ...(overridden && { overridden }),
  }
  return { incident, update, overridden }
}

/** What was decided against the tree; refuses when no reason is given. */
function overriding(
  { severity: tree }: Classification,
  severity: SeverityId,
  reason: string | undefined,
): Overridden | null {
  if (severity === tree) return null
  if (!reason)
    throw invalid({
      field: 'overrideReason',
      expected: `a reason, because the answers come to ${tree} and you chose ${severity}`,
      got: 'nothing',
    })
  return { tree, reason }
}
