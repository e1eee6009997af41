import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid, Refusal } from '#core/errors.ts'
import { decidePrivately, privateIncidents } from '#core/handling/private-incident.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postNotice } from '#core/incidents/post-notice.ts'
import { openIncidents } from '#core/incidents/record.ts'
import { severityName } from '#core/severity/levels.ts'
import { mentions } from '#core/words/phrases.ts'
import { listed, timeSeenFrom } from '#core/words/times.ts'
import { readCommand, usage } from './slash-command.ts'
import { slackEscaped, slackLink } from './slack-text.ts'

/** What Slack shows of it, in Slack's own markup. */
export interface CommandAnswer {
  text: string
  /** Whether the whole channel sees it. */
  everybody: boolean
}

/** Does what `/incident …` says in Slack; a refusal is an answer, for the one who wrote it alone. */
export async function runCommand(deps: Deps, text: string, command: Command): Promise<CommandAnswer> {
  try {
    return await answer(deps, text, command)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { text: slackEscaped(error.message), everybody: false }
  }
}

async function answer(deps: Deps, text: string, command: Command): Promise<CommandAnswer> {
  const read = readCommand(text)
  switch (read.verb) {
    case 'create':
      return create(deps, read, command)
    case 'update':
    case 'resolve': {
      const incident = read.incident ?? (await onlyOpen(deps))
      const resolved = read.verb === 'resolve'
      if (!resolved && !read.message)
        throw invalid({ field: '/incident update', expected: 'what people are told', got: 'nothing' })
      const message = read.message || 'It works again.'
      const input = { message, incident, ...(resolved && { status: 'resolved' as const }) }
      const { result } = await postNotice(deps, input, command)
      const what = `update ${result.incident.updates.length}, ${result.update.status}`
      return { text: `${sentence(deps, result.incident)}: ${what}.`, everybody: true }
    }
    case 'status':
      return { text: await present(deps), everybody: false }
    case 'help':
      return { text: slackEscaped(usage), everybody: false }
  }
}

const attack = ['security', 'breach', 'attack', 'intrusion', 'vulnerability', 'leak', 'ransomware']

/** Something that sounds like an attack is declared to the team alone, and is not named in the channel. */
async function create(
  deps: Deps,
  { title, severity }: { title: string; severity: Incident['severity'] | null },
  command: Command,
): Promise<CommandAnswer> {
  const input = {
    title,
    message: deps.content.site.leads.investigating,
    ...(severity && { severity }),
  }
  if (mentions(title, attack)) {
    const declared = { ...input, kind: 'security' as const, severity: severity ?? ('P1' as const) }
    const { result } = await carryOut(deps, command, () => decidePrivately(deps, declared, command))
    const { id } = result.incident
    const page = slackLink(`${deps.siteUrl}/admin/private/${id}`)
    const lead = deps.content.team.roles.find(({ id: role }) => role === 'security-lead')
    const who = lead ? ` ${slackEscaped(`${lead.name}: ${lead.primary.name}`)} leads it.` : ''
    return { text: `${id} is declared to the team alone.${who} ${page}`, everybody: false }
  }
  const { result } = await openIncident(deps, input, command)
  return { text: `Opened ${sentence(deps, result.incident)}.`, everybody: true }
}

async function onlyOpen(deps: Deps): Promise<string> {
  const open = await openIncidents(deps)
  const [only] = open
  if (only && open.length === 1) return only.incident.id
  if (!only) throw conflict('No incident is open. Nothing was changed.')
  const ids = open.map(({ incident }) => incident.id)
  throw conflict(`Several incidents are open: ${listed(ids)}. Name one before the message.`)
}

async function present(deps: Deps): Promise<string> {
  const [open, hidden] = await Promise.all([openIncidents(deps), privateIncidents(deps)])
  const lines = open.map(({ incident }) => {
    const { status, nextUpdateAt, updatedAt } = incident
    const next = nextUpdateAt ? `, next update by ${timeSeenFrom(nextUpdateAt, updatedAt)}` : ''
    return `${sentence(deps, incident)}: ${status}${next}.`
  })
  // Where many read, nothing is said of what is private but that it is there.
  const more = hidden.length > 0 ? [`${hidden.length} more that only the team sees.`] : []
  return [...lines, ...more].join('\n') || 'No incident is open.'
}

function sentence({ content, siteUrl }: Deps, { id, title, severity }: Incident): string {
  const link = slackLink(`${siteUrl}/admin/incidents/${id}`, id)
  return `${link} ${slackEscaped(`${severityName(content.levels, severity)}, “${title}”`)}`
}
