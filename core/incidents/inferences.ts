import { componentNames } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { severityName } from '#core/severity/levels.ts'
import { timeSeenFrom } from '#core/words/times.ts'
import { componentsTouched, type Incident } from './incident.ts'
import type { PostNoticeInput } from './inputs.ts'
import type { stepNamed } from './interpret.ts'

// What was read from a notice and why, one line each, for the person who posted it.

export function statusLine(
  input: PostNoticeInput,
  step: ReturnType<typeof stepNamed>,
  { status }: Incident,
): string {
  if (input.status) return `status ${status} (as given)`
  return step
    ? `status ${status} (the message says “${step.said}”)`
    : `status ${status} (the message names none)`
}

export function openingLines(deps: Deps, input: PostNoticeInput, incident: Incident): string[] {
  const { levels } = deps.content
  const touched = componentsTouched(incident)
  const how = input.components
    ? 'as given'
    : incident.classification?.everything
      ? 'the message concerns everything'
      : 'named in the message'
  const component =
    touched.length > 0
      ? `${touched.length > 1 ? 'components' : 'component'} ${componentNames(deps.content.catalogue, touched)} (${how})`
      : 'component none (the message names none; add --component)'
  const { classification } = incident
  if (!classification) return [component, `severity ${severityName(levels, incident.severity)} (as given)`]

  const { question, because, tableSays } = classification
  const answer = question
    ? `decision tree: ${question} Yes, ${because}`
    : `decision tree: no question answered Yes, so: ${because}`
  const table = tableSays
    ? `; the severity table lists “${tableSays.example}” under ${tableSays.severity}, the tree decides`
    : ''
  return [component, `severity ${severityName(levels, incident.severity)} (${answer}${table})`]
}

export function promiseLine({ nextUpdateAt, updatedAt }: Incident): string {
  return nextUpdateAt
    ? `next update promised by ${timeSeenFrom(nextUpdateAt, updatedAt)}`
    : 'no further update promised'
}

const everybody = 'subscribers are told by email'

export function noticeLine({ notify }: PostNoticeInput): string {
  return (notify ?? true) ? everybody : 'nobody is told by email (as given)'
}

/** What was inferred, as it is said of a drill, in which nobody is told. */
export function asPractised(inferred: readonly string[]): string[] {
  return inferred.map((line) => (line === everybody ? 'subscribers would be told by email' : line))
}
