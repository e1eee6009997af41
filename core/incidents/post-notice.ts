import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import { componentsMentioned, componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { conflict } from '#core/errors.ts'
import { severityName } from '#core/severity/levels.ts'
import { words } from '#core/words/markdown.ts'
import { listed, timeSeenFrom } from '#core/words/times.ts'
import { componentsTouched, type Incident } from './incident.ts'
import { impactsGiven, type PostNoticeInput } from './inputs.ts'
import { headlineFrom, stepNamed } from './interpret.ts'
import { decideOpening, type Posted } from './open-incident.ts'
import { decideUpdate } from './post-update.ts'
import { incidentsById, incidentToChange, newestEntries, openIncidents, type Stored } from './record.ts'

export interface NoticePosted extends Posted {
  /** True when the notice opened the incident. */
  opened: boolean
  /** What was read from the words and why, one line each. */
  inferred: string[]
}

/**
 * What the script calls: posts to the open incident that the message belongs to, or opens one. Saying again what
 * the incident said last changes nothing.
 */
export function postNotice(deps: Deps, input: PostNoticeInput, command: Command): Promise<Done<NoticePosted>> {
  return carryOut(deps, command, () => decide(deps, input, command.by))
}

/** What `postNotice` would do, without doing it. */
export async function tryNotice(deps: Deps, input: PostNoticeInput, by: string): Promise<NoticePosted> {
  return (await decide(deps, input, by)).result
}

async function decide(deps: Deps, input: PostNoticeInput, by: string): Promise<Decision<NoticePosted> | { result: NoticePosted; change: null }> {
  const { content } = deps
  const step = input.status ? null : stepNamed(content.steps, input.message)
  const status = input.status ?? step?.step
  const belongs = await incidentFor(deps, input, status)

  if (!belongs) {
    const { incident: _, ...rest } = input
    const title = headlineFrom(content.steps, input.message)
    const decision = await decideOpening(deps, { ...rest, title, ...(status && { status }) }, by)
    const { incident, update } = decision.result
    return withResult(decision, {
      incident,
      update,
      opened: true,
      inferred: [statusLine(input, step, incident), ...openingLines(deps, input, incident), promiseLine(incident), noticeLine(input)],
    })
  }

  const { stored, because } = belongs
  const last = stored.incident.updates.at(-1)
  const repeated = last?.message.source === words(input.message).source && last.status === (status ?? last.status)
  if (last && repeated) {
    return {
      result: { incident: stored.incident, update: last, opened: false, inferred: [`nothing to change: ${stored.incident.id} said this last`] },
      change: null,
    }
  }

  const { incident: _, ...rest } = input
  const decision = await decideUpdate(deps, stored, { ...rest, ...(status && { status }) }, by)
  const { incident, update } = decision.result
  return withResult(decision, {
    incident,
    update,
    opened: false,
    inferred: [
      `incident ${incident.id} (${because})`,
      statusLine(input, step, incident),
      `severity ${severityName(content.levels, incident.severity)} (${input.severity ? 'as given' : 'unchanged'})`,
      promiseLine(incident),
      noticeLine(input),
    ],
  })
}

function withResult(decision: Decision<Posted>, result: NoticePosted): Decision<NoticePosted> {
  return { ...decision, result }
}

async function incidentFor(
  deps: Deps,
  input: PostNoticeInput,
  status: string | undefined,
): Promise<{ stored: Stored; because: string } | null> {
  const { catalogue } = deps.content
  if (input.incident) return { stored: await incidentToChange(deps, input.incident), because: 'as given' }

  const open = await openIncidents(deps)
  const named = input.components
    ? Object.keys(impactsGiven(catalogue, input.components, 'operational'))
    : componentsMentioned(catalogue, input.message).map(({ id }) => id)
  const sharing = open.filter(({ incident }) => componentsTouched(incident).some((id) => named.includes(id)))
  const goesOn = status !== undefined && status !== 'investigating'

  const candidates = sharing.length > 0 ? sharing : named.length === 0 || goesOn ? open : []
  const [only] = candidates
  if (only && candidates.length === 1) {
    return { stored: only, because: sharing.length > 0 ? `open, and about ${names(deps, named)}` : 'the only open one' }
  }
  if (candidates.length > 1) {
    const ids = candidates.map(({ incident }) => incident.id)
    throw conflict(`Several incidents are open that this could belong to: ${listed(ids)}. Name one with incident.`)
  }
  return status === 'resolved' ? lastResolved(deps, input) : null
}

/** A resolution said twice finds its incident closed; that is a repeat, not a mistake. */
async function lastResolved(deps: Deps, input: PostNoticeInput): Promise<{ stored: Stored; because: string }> {
  const [newest] = await newestEntries(deps, 1)
  const [incident] = newest ? await incidentsById(deps, [newest.id]) : []
  if (incident && incident.updates.at(-1)?.message.source === words(input.message).source) {
    return { stored: await incidentToChange(deps, incident.id), because: 'already resolved' }
  }
  throw conflict('No incident is open, so there is nothing to resolve. Nothing was changed.')
}

function statusLine(input: PostNoticeInput, step: ReturnType<typeof stepNamed>, { status }: Incident): string {
  if (input.status) return `status ${status} (as given)`
  return step ? `status ${status} (the message says “${step.said}”)` : `status ${status} (the message names none)`
}

function openingLines(deps: Deps, input: PostNoticeInput, incident: Incident): string[] {
  const { levels } = deps.content
  const touched = componentsTouched(incident)
  const how = input.components ? 'as given' : incident.classification?.everything ? 'the message concerns everything' : 'named in the message'
  const component = touched.length > 0 ? `${touched.length > 1 ? 'components' : 'component'} ${names(deps, touched)} (${how})` : 'component none (the message names none; add --component)'
  const { classification } = incident
  if (!classification) return [component, `severity ${severityName(levels, incident.severity)} (as given)`]

  const { question, because, tableSays } = classification
  const answer = question ? `decision tree: ${question} Yes, ${because}` : `decision tree: no question answered Yes, so: ${because}`
  const table = tableSays ? `; the severity table lists “${tableSays.example}” under ${tableSays.severity}, the tree decides` : ''
  return [component, `severity ${severityName(levels, incident.severity)} (${answer}${table})`]
}

function promiseLine({ nextUpdateAt, updatedAt }: Incident): string {
  return nextUpdateAt ? `next update promised by ${timeSeenFrom(nextUpdateAt, updatedAt)}` : 'no further update promised'
}

function noticeLine({ notify }: PostNoticeInput): string {
  return (notify ?? true) ? 'subscribers are told by email' : 'nobody is told by email (as given)'
}

function names({ content }: Deps, ids: readonly string[]): string {
  return listed(componentsOf(content.catalogue).filter(({ id }) => ids.includes(id)).map(({ name }) => name))
}
