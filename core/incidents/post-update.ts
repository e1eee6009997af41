import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict } from '#core/errors.ts'
import { noticeAbout } from '#core/notices/notice-about.ts'
import { levelOf } from '#core/severity/levels.ts'
import { words } from '#core/words/markdown.ts'
import { day, duration, instant, type Instant, minute, ms } from '#core/words/times.ts'
import { alertOfUpdate } from './alert-of-update.ts'
import { allClear, impactsBefore, withImpacts } from './impacts.ts'
import { type Incident, isOpen, type Update } from './incident.ts'
import { impactsGiven, type PostUpdateInput } from './inputs.ts'
import type { Posted } from './open-incident.ts'
import { findIncident, incidentToChange, type Stored } from './record.ts'
import { writeChanges } from './write.ts'

const mostUpdates = 500
/** Milliseconds after it was resolved in which an incident can begin anew. */
export const canBeReopened = 7 * day

/** Posts an update; it may move the status, the severity and the impacts, and promises the next one. */
export function postUpdate(
  deps: Deps,
  id: string,
  input: PostUpdateInput,
  command: Command,
): Promise<Done<Posted>> {
  return carryOut(deps, command, async () =>
    decideUpdate(deps, await incidentToChange(deps, id), input, command),
  )
}

export async function decideUpdate(
  deps: Deps,
  before: Stored,
  input: PostUpdateInput,
  { by }: Pick<Command, 'by'>,
): Promise<Decision<Posted>> {
  const { content, clock } = deps
  const { incident } = before
  const at = instant(clock.now())
  refuseIfOver(incident, input, at)

  const status = input.status ?? incident.status
  const over = status === 'resolved' || status === 'postmortem'
  const severity = input.severity ?? incident.severity
  const level = levelOf(content.levels, severity)
  const reopened = !over && !isOpen(incident)
  const given = over
    ? allClear(incident)
    : {
        ...(reopened && impactsBefore(incident)),
        ...impactsGiven(content.catalogue, input.components, level.impact),
      }
  const { impacts, spans, changes } = withImpacts(incident, given, at)
  const notified = input.notify ?? true
  const nextUpdateAt = over
    ? null
    : instant(clock.now() + (input.nextUpdateMinutes ?? level.updateMinutes) * minute)

  const update: Update = {
    id: deps.ids.id(),
    status,
    message: words(input.message),
    at,
    by,
    severity,
    changes,
    notified,
    ...(notified && { notice: deps.ids.id() }),
    promisedFor: incident.nextUpdateAt,
    nextUpdateAt,
  }
  const { pinned, mergedInto, ...rest } = incident
  const changed: Incident = {
    ...rest,
    ...(mergedInto && !reopened && { mergedInto }),
    ...(pinned && !over && { pinned }),
    title: input.title ?? incident.title,
    severity,
    status,
    impacts,
    spans,
    updatedAt: at,
    resolvedAt: over ? (incident.resolvedAt ?? at) : null,
    nextUpdateAt,
    impact: input.fields?.impact ? words(input.fields.impact) : incident.impact,
    cause: input.fields?.cause ? words(input.fields.cause) : incident.cause,
    updates: [...incident.updates, update],
  }

  const parted = reopened && mergedInto ? await partedFrom(deps, mergedInto.id, incident) : []
  const change = await writeChanges(deps, [[before, changed], ...parted])
  if (notified) change.put.push(...noticeAbout(deps, changed, update, input.fields))
  change.put.push(...(await alertOfUpdate(deps, incident, changed, update)))
  return {
    result: { incident: changed, update },
    change,
    audit: {
      action: reopened ? 'incident.reopen' : 'incident.update',
      subject: incident.id,
      detail: { status, severity, changes, notified },
    },
  }
}

/** The incident that it was thought to be the same as, which keeps what it took over and names it no longer. */
async function partedFrom(deps: Deps, whole: string, { id }: Incident): Promise<[Stored, Incident][]> {
  const stored = await findIncident(deps, whole)
  if (!stored) return []
  const { merged = [], ...rest } = stored.incident
  const others = merged.filter((each) => each.id !== id)
  return [[stored, { ...rest, ...(others.length > 0 && { merged: others }) }]]
}

function refuseIfOver(incident: Incident, { status }: PostUpdateInput, at: Instant): void {
  const ends = isOpen(incident) && status === 'resolved'
  if (incident.updates.length >= mostUpdates && !ends) {
    throw conflict(
      `${incident.id} holds ${mostUpdates} updates, the most there can be. Resolve it and open a new one.`,
    )
  }
  if (isOpen(incident)) return
  const staysOver = status === undefined || status === 'resolved' || status === 'postmortem'
  if (incident.mergedInto && staysOver)
    throw conflict(
      `${incident.id} is the same as ${incident.mergedInto.id}. Post there, or open ${incident.id} again.`,
    )
  const longOver = incident.resolvedAt === null || ms(at) - ms(incident.resolvedAt) > canBeReopened
  if (!staysOver && longOver)
    throw conflict(
      `${incident.id} was resolved more than ${duration(canBeReopened)} ago and cannot be ${status} again. Open a new incident.`,
    )
}
