import { z } from 'zod'
import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid } from '#core/errors.ts'
import { alertTeam } from '#core/notices/alert-team.ts'
import { noticeAbout } from '#core/notices/notice-about.ts'
import { words } from '#core/words/markdown.ts'
import { line, message } from '#core/words/schema.ts'
import { instant, type Instant } from '#core/words/times.ts'
import { folded } from './folded.ts'
import { allClear, withImpacts } from './impacts.ts'
import { type Incident, isOpen, type Update } from './incident.ts'
import type { Posted } from './open-incident.ts'
import { incidentToChange } from './record.ts'
import { writeChanges } from './write.ts'

export const mergeIncidentInput = z.strictObject({
  /** The incident that it is the same as. */
  into: line(40),
  /** What its page says last; by default that it is the same, and where to read on. */
  message: message.optional(),
  notify: z.boolean().default(false),
})
export type MergeIncidentInput = z.infer<typeof mergeIncidentInput>

/**
 * Ends an incident because it is the same as another one, which takes over what it did and promised. It keeps its
 * address and its words and leaves every list, so that nothing counts twice.
 */
export function mergeIncident(
  deps: Deps,
  id: string,
  input: MergeIncidentInput,
  command: Command,
): Promise<Done<Posted>> {
  return carryOut(deps, command, () => decideMerging(deps, id, input, command))
}

async function decideMerging(
  deps: Deps,
  id: string,
  input: MergeIncidentInput,
  { by }: Pick<Command, 'by'>,
): Promise<Decision<Posted>> {
  const [before, whole] = await Promise.all([incidentToChange(deps, id), incidentToChange(deps, input.into)])
  refuseIfNotTheSame(before.incident, whole.incident, input)

  const at = instant(deps.clock.now())
  const update = lastWord(deps, before.incident, whole.incident, input, { by, at })
  const same = ended(before.incident, whole.incident, update)
  const change = await writeChanges(deps, [
    [before, same],
    [whole, folded(whole.incident, before.incident, at)],
  ])
  if (update.notified) {
    const asItWas = { ...before.incident, updates: same.updates }
    change.put.push(...noticeAbout(deps, asItWas, update, undefined))
  }
  const state = `the same as ${whole.incident.id}`
  change.put.push(...alertTeam(deps, 'follow_up', { incident: before.incident, update, state }))
  return {
    result: { incident: same, update },
    change,
    audit: { action: 'incident.merge', subject: id, detail: { into: input.into, notified: update.notified } },
  }
}

function refuseIfNotTheSame(incident: Incident, whole: Incident, { notify }: MergeIncidentInput): void {
  const { id } = incident
  if (id === whole.id)
    throw invalid({ field: 'into', expected: 'another incident than this one', got: whole.id })
  for (const each of [incident, whole]) {
    if (each.mergedInto) throw conflict(`${each.id} is already the same as ${each.mergedInto.id}.`)
  }
  if (isOpen(incident) && !isOpen(whole))
    throw conflict(`${whole.id} is over and ${id} is open. Open ${whole.id} again first, or resolve ${id}.`)
  if (incident.severity < whole.severity)
    throw conflict(
      `${id} is ${incident.severity} and ${whole.id} only ${whole.severity}. Merge ${whole.id} into ${id}, or change the severity of ${whole.id} first.`,
    )
  if (notify && !wasHeardOf(incident))
    throw invalid({
      field: 'notify',
      expected: 'false, because nobody was emailed about it or it is over',
      got: 'true',
    })
}

/** Whether somebody waits for word of it by email. */
export function wasHeardOf(incident: Incident): boolean {
  return isOpen(incident) && incident.updates.some(({ notified }) => notified)
}

function lastWord(
  { ids, siteUrl }: Pick<Deps, 'ids' | 'siteUrl'>,
  incident: Incident,
  whole: Incident,
  { message: said, notify }: MergeIncidentInput,
  { by, at }: { by: string; at: Instant },
): Update {
  return {
    id: ids.id(),
    status: incident.status,
    message: words(said ?? sameAs(whole, siteUrl)),
    at,
    by,
    severity: incident.severity,
    changes: [],
    notified: notify,
    ...(notify && { notice: ids.id() }),
    promisedFor: incident.nextUpdateAt,
    nextUpdateAt: whole.nextUpdateAt,
  }
}

/** What is said where nothing else is, as Markdown. */
function sameAs({ id, title }: Pick<Incident, 'id' | 'title'>, siteUrl: string): string {
  const plain = title.replaceAll(/[\\`*_[\]<>]/g, String.raw`\$&`)
  return `This is the same as [“${plain}”](${siteUrl}/incidents/${id}). What happens next is said there.`
}

function ended(incident: Incident, { id, title }: Incident, update: Update): Incident {
  const { pinned: _, ...rest } = incident
  const { impacts, spans } = withImpacts(incident, allClear(incident), update.at)
  return {
    ...rest,
    status: isOpen(incident) ? 'resolved' : incident.status,
    impacts,
    spans,
    updatedAt: update.at,
    resolvedAt: incident.resolvedAt ?? update.at,
    nextUpdateAt: null,
    updates: [...incident.updates, update],
    mergedInto: { id, title },
  }
}
