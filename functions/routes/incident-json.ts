import { automatic, type Incident, type Update } from '#core/incidents/incident.ts'

/** An incident as the API shows it; who wrote an update stays inside. */
export function incidentJson(incident: Incident, siteUrl: string) {
  const {
    id,
    title,
    kind,
    severity,
    status,
    classification,
    impacts,
    startedAt,
    createdAt,
    updatedAt,
    resolvedAt,
    nextUpdateAt,
    pinned = null,
    mergedInto,
    merged = [],
  } = incident
  return {
    id,
    url: `${siteUrl}/incidents/${id}`,
    title,
    kind,
    severity,
    status,
    components: impacts,
    startedAt,
    createdAt,
    updatedAt,
    resolvedAt,
    nextUpdateAt,
    classification,
    pinned,
    mergedInto: mergedInto?.id ?? null,
    merged: merged.map((each) => each.id),
    fields: { impact: incident.impact?.source ?? null, cause: incident.cause?.source ?? null },
    impacts: incident.spans,
    updates: incident.updates.map(updateJson),
  }
}

export function updateJson({
  id,
  status,
  severity,
  message,
  changes,
  at,
  notified,
  promisedFor,
  nextUpdateAt,
  edits = [],
  by,
}: Update) {
  return {
    id,
    status,
    severity,
    message: message.source,
    html: message.html,
    changes,
    at,
    notified,
    /** Nobody of the team wrote it. */
    automatic: by === automatic,
    promisedFor,
    nextUpdateAt,
    edits: edits.map(({ at: correctedAt, before }) => ({ at: correctedAt, before: before.source })),
  }
}
