import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { severityName } from '#core/severity/levels.ts'
import { words } from '#core/words/markdown.ts'
import { belongsTo } from './belongs-to.ts'
import { noticeLine, openingLines, promiseLine, statusLine } from './inferences.ts'
import type { PostNoticeInput } from './inputs.ts'
import { headlineFrom, stepNamed } from './interpret.ts'
import { decideOpening, type Posted } from './open-incident.ts'
import { decideUpdate } from './post-update.ts'

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
export function postNotice(
  deps: Deps,
  input: PostNoticeInput,
  command: Command,
): Promise<Done<NoticePosted>> {
  return carryOut(deps, command, () => decide(deps, input, command))
}

/** What `postNotice` would do, without doing it. */
export async function tryNotice(deps: Deps, input: PostNoticeInput, by: string): Promise<NoticePosted> {
  return (await decide(deps, input, { by })).result
}

async function decide(
  deps: Deps,
  input: PostNoticeInput,
  command: Command,
): Promise<Decision<NoticePosted> | { result: NoticePosted; change: null }> {
  const { content } = deps
  const step = input.status ? null : stepNamed(content.steps, input.message)
  const status = input.status ?? step?.step
  const belongs = await belongsTo(deps, input, status)

  if (!belongs) {
    const { incident: _, ...rest } = input
    const title = input.title ?? headlineFrom(content.steps, input.message)
    const decision = await decideOpening(deps, { ...rest, title, ...(status && { status }) }, command)
    const { incident, update } = decision.result
    return withResult(decision, {
      incident,
      update,
      opened: true,
      inferred: [
        statusLine(input, step, incident),
        ...openingLines(deps, input, incident),
        promiseLine(incident),
        noticeLine(input),
      ],
    })
  }

  const { stored, because } = belongs
  const last = stored.incident.updates.at(-1)
  const repeated =
    last?.message.source === words(input.message).source && last.status === (status ?? last.status)
  if (last && repeated) {
    return {
      result: {
        incident: stored.incident,
        update: last,
        opened: false,
        inferred: [`nothing to change: ${stored.incident.id} said this last`],
      },
      change: null,
    }
  }

  const { incident: _, ...rest } = input
  const decision = await decideUpdate(deps, stored, { ...rest, ...(status && { status }) }, command)
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
