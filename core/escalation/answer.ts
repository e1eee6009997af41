import type { Deps } from '#core/deps.ts'
import { invalid, notFound, quoted } from '#core/errors.ts'
import { acknowledge } from '#core/handling/handle.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { callerNames } from '#core/operators/names.ts'
import { teamCaller } from '#core/operators/actor.ts'
import { everybody } from '#core/team/team.ts'
import type { Instant } from '#core/words/times.ts'
import { type AnswerLink, linkKey } from './answer-link.ts'
import { type Known, readKnown } from './known.ts'
import { acknowledgement } from './since.ts'

/** What the page behind a link shows; nothing is done by reading it. */
export interface Answering {
  incident: Pick<Incident, 'id' | 'title' | 'severity'>
  private: boolean
  open: boolean
  /** Who the link was sent to; null where whoever follows it has to say who they are. */
  name: string | null
  /** Who may say so. */
  people: string[]
  /** Who is on it, and since when; null while nobody is. */
  answered: { name: string; at: Instant } | null
}

/** Reads what a link is about; null where it is none of ours or has expired. */
export async function answering(deps: Deps, secret: string): Promise<Answering | null> {
  const link = await findLink(deps, secret)
  if (!link) return null
  const { known } = await readKnown(deps, link.incident)
  return known ? shown(deps, link, known) : null
}

/** Says that somebody is on it, by the link that was sent to them; whoever was first stays. */
export async function answer(deps: Deps, secret: string, who: string | null): Promise<Answering> {
  const link = await findLink(deps, secret)
  if (!link) throw notFound('link', 'of ours that still works')
  const name = link.name ?? who
  const names = everybody(deps.content.team).map((each) => each.name)
  if (name === null || (link.name === null && !names.includes(name)))
    throw invalid({ field: 'name', expected: `one of ${names.join(', ')}`, got: quoted(name ?? undefined) })
  await acknowledge(deps, link.incident, { by: teamCaller(name) })
  const { known } = await readKnown(deps, link.incident)
  if (!known) throw notFound('incident', link.incident)
  return shown(deps, link, known)
}

async function shown(deps: Deps, { name }: AnswerLink, known: Known): Promise<Answering> {
  const { id, title, severity } = known.incident
  const mark = acknowledgement(known.incident, known.handling)
  const names = await callerNames(deps.store, [mark])
  return {
    incident: { id, title, severity },
    private: known.private,
    open: known.open,
    name,
    people: everybody(deps.content.team).map((each) => each.name),
    answered: mark && { name: names[mark.by] ?? 'Somebody', at: mark.at },
  }
}

async function findLink({ store }: Pick<Deps, 'store'>, secret: string): Promise<AnswerLink | null> {
  const [entry] = await store.get([linkKey(secret)])
  return (entry?.value as AnswerLink | undefined) ?? null
}
