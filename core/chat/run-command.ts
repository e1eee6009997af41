import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid, Refusal } from '#core/errors.ts'
import { decidePrivately, privateIncidents } from '#core/handling/private-incident.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { openIncident, type Posted } from '#core/incidents/open-incident.ts'
import { postNotice } from '#core/incidents/post-notice.ts'
import { openIncidents } from '#core/incidents/record.ts'
import { findNotice } from '#core/notices/record.ts'
import { severityName } from '#core/severity/levels.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import { everybody } from '#core/team/team.ts'
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
  if (read.verb !== 'status' && read.verb !== 'help') refuseStranger(deps, command)
  switch (read.verb) {
    case 'create':
      return create(deps, read, command)
    case 'update':
    case 'resolve': {
      const resolved = read.verb === 'resolve'
      const incident = read.incident ?? (await onlyOpen(deps, resolved))
      if (!resolved && !read.message)
        throw invalid({ field: '/incident update', expected: 'what people are told', got: 'nothing' })
      const message = read.message || 'It works again.'
      const { notify } = read
      const input = {
        message,
        notify,
        ...(incident !== null && { incident }),
        ...(resolved && { status: 'resolved' as const }),
      }
      const { result } = await postNotice(deps, input, command)
      const what = `update ${result.incident.updates.length}, ${result.update.status}`
      const told = await toldOf(deps, result, command)
      return { text: `${sentence(deps, result.incident)}: ${what}. ${told}`, everybody: true }
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
  { title, severity, notify }: { title: string; severity: Incident['severity'] | null; notify: boolean },
  command: Command,
): Promise<CommandAnswer> {
  const input = {
    title,
    message: deps.content.site.leads.investigating,
    notify,
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
  const told = await toldOf(deps, result, command)
  return { text: `Opened ${sentence(deps, result.incident)}. ${told}`, everybody: true }
}

/** Where team.yaml names members of Slack, they alone may say something in public. */
function refuseStranger({ content }: Deps, { by }: Command): void {
  const members = everybody(content.team).flatMap(({ slack }) => slack ?? [])
  if (members.length === 0 || members.some((member) => by === `slack:${member}`)) return
  throw new Refusal(
    'forbidden',
    'Only the people of content/team.yaml may do this, by their member id in Slack. Nothing was changed.',
  )
}

/** Who gets an email of it, and until when that can be stopped. */
async function toldOf(
  deps: Deps,
  { incident, update }: Posted,
  { holdSeconds = 0 }: Command,
): Promise<string> {
  if (!update.notified) return 'Nobody is emailed.'
  const notice = update.notice === undefined ? null : await findNotice(deps.store, update.notice)
  const count = notice ? (await countAudience(deps, notice)).told : 0
  if (count === 0) return 'Nobody has subscribed to that.'
  const people = `${count} ${count === 1 ? 'person is' : 'people are'} told`
  const page = slackLink(`${deps.siteUrl}/admin/incidents/${incident.id}`, 'the console')
  return `${people} in ${holdSeconds} seconds; until then ${page} can stop it.`
}

/** The one that is open; null where it may be that it was resolved by the very command that comes a second time. */
async function onlyOpen(deps: Deps, resolved: boolean): Promise<string | null> {
  const open = await openIncidents(deps)
  const [only] = open
  if (only && open.length === 1) return only.incident.id
  if (!only && resolved) return null
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
