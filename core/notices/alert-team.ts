import { type AlertKind, type AlertValues, filledAlert } from '#core/chat/alert-template.ts'
import { clipped } from '#core/chat/clipped.ts'
import { slackEscaped, slackLink, slackMention } from '#core/chat/slack-text.ts'
import { componentNames } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { componentsTouched, type Incident, type Update } from '#core/incidents/incident.ts'
import type { Put } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import { severityName } from '#core/severity/levels.ts'
import { endedAt } from '#core/views/incident-sums.ts'
import { duration, fullTime, instant, ms, sentenceCase } from '#core/words/times.ts'
import { type Notice, unsent } from './notice.ts'
import { noticePuts } from './record.ts'
import type { NoticeKind } from './template.ts'

export interface Alerted {
  incident: Incident
  update: Pick<Update, 'id' | 'message' | 'at'>
  /** What has become of it, in a few words: `Identified`. */
  state: string
  /** Who commands, as the team says it; the commander of team.yaml where nobody took over. */
  commander?: string | null
  private?: boolean
}

/** What is said of an incident whenever something is said of it. */
export type IncidentAlert = Exclude<AlertKind, 'call' | 'draft'>

const sayings: Record<IncidentAlert, NoticeKind> = {
  alert: 'initial',
  follow_up: 'update',
  resolution: 'resolution',
}

/**
 * What the team is told in its own channel, frozen; it leaves at once, whoever else is told. Nothing where the team has
 * no such channel.
 */
export function alertTeam(deps: Deps, kind: IncidentAlert, alerted: Alerted): Put[] {
  if (!deps.teamSlack) return []
  const { incident, update } = alerted
  const notice: Notice = {
    id: deps.ids.id(),
    kind: sayings[kind],
    incident: null,
    createdAt: instant(deps.clock.now()),
    update: update.id,
    audience: { to: 'team', channel: 'slack', incident: incident.id },
    mail: { subject: `${incident.severity} ${incident.id}: ${incident.title}`, html: '', text: '' },
    chat: filledAlert(deps.content.teamAlerts[kind], alertValues(deps, alerted)),
    ...unsent,
  }
  return noticePuts(notice)
}

/** What fills a message to the team about an incident, safe in Slack. */
export function alertValues(
  { content, siteUrl }: Pick<Deps, 'content' | 'siteUrl'>,
  alerted: Alerted,
): AlertValues {
  const { incident, update, state } = alerted
  const affected = componentNames(content.catalogue, componentsTouched(incident))
  const { product } = content.site
  const opening = incident.updates[0]?.message ?? update.message
  const room = alerted.private ? 'private' : 'incidents'
  const end = endedAt(incident) ?? update.at
  return {
    id: incident.id,
    severity: incident.severity,
    severityName: slackEscaped(severityName(content.levels, incident.severity)),
    product: slackEscaped(product),
    service: slackEscaped(affected ? `${product} (${affected})` : product),
    issue: slackEscaped(oneLine(incident.title, 200)),
    impact: slackEscaped(oneLine((incident.impact ?? opening).text, 500)),
    message: slackEscaped(oneLine(update.message.text, 300)),
    commander: commanderIn(content, alerted.commander ?? null),
    thread: slackLink(`${siteUrl}/admin/${room}/${incident.id}`),
    started: slackEscaped(fullTime(incident.startedAt)),
    state: slackEscaped(sentenceCase(state)),
    duration: duration(Math.max(0, ms(end) - ms(incident.startedAt))),
    private: alerted.private ? 'Private: only the team knows. Do not pass it on.' : '',
  }
}

/** Whoever took over by the name they gave; somebody whose member id stands in team.yaml is called by it. */
function commanderIn({ team }: Content, named: string | null): string {
  const role = team.roles.find(({ id }) => id === 'incident-commander') ?? team.roles[0]
  const people = team.roles.flatMap(({ primary, backup }) => [primary, ...(backup ? [backup] : [])])
  const person = named === null ? role?.primary : people.find(({ name }) => name === named)
  if (person?.slack) return slackMention(person.slack)
  const name = named ?? person?.name ?? role?.name ?? ''
  return name && slackEscaped(`@${name}`)
}

function oneLine(text: string, most: number): string {
  return clipped(text.replaceAll(/\s+/g, ' ').trim(), most)
}
