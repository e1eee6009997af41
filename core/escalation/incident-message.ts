import { filledAlert } from '#core/chat/alert-template.ts'
import { slackEscaped, slackLink } from '#core/chat/slack-text.ts'
import type { Deps } from '#core/deps.ts'
import { impactNow } from '#core/incidents/incident.ts'
import { alertValues } from '#core/notices/alert-team.ts'
import { renderMail, said } from '#core/notices/render-mail.ts'
import { mailVoice } from '#core/notices/words/voice.ts'
import { severityName } from '#core/severity/levels.ts'
import { asSentence } from '#core/views/headline.ts'
import { fullTime, instant, type Instant, listed } from '#core/words/times.ts'
import { answerAddress } from './answer-link.ts'
import type { Known } from './known.ts'
import type { Person } from './people.ts'
import { acknowledgement } from './since.ts'
import type { Saying } from './steps.ts'
import { callingInSlack, type Message } from './tell.ts'

export interface Said {
  saying: Saying
  why: string
  /** What is waited for, and until when. */
  about: Instant
  people: readonly Person[]
}

/** Of these it is not said in Slack, where the alert about the incident has called everybody already. */
const inTheAlert: readonly Saying[] = ['raised']
/** What a subject says before the headline, so that one need not open it to know what it wants. */
const subjects: Partial<Record<Saying, string>> = {
  raised: 'It is worse. ',
  answer_soon: 'Nobody has answered yet. ',
  backup: 'Nobody has answered. ',
  everybody: 'Still nobody has answered. ',
  update_soon: 'The next update is due. ',
  update_late: 'The update is late. ',
  notice_soon: 'The first word is due. ',
  notice_late: 'The first word is late. ',
}
const noPage: readonly Saying[] = ['acknowledged', 'answer_soon', 'update_soon', 'notice_soon']

/** A message about an incident in the form of each channel. */
export function incidentMessage(deps: Deps, known: Known, { saying, why, about, people }: Said): Message {
  const { content, siteUrl } = deps
  const { incident, handling } = known
  const asks = acknowledgement(incident, handling) === null
  const address = `${siteUrl}/admin/${known.private ? 'private' : 'incidents'}/${incident.id}`
  const answer = asks ? answerAddress(siteUrl) : ''
  const answerBy = asks && (saying === 'called' || saying === 'raised') ? about : null
  return {
    about: incident.id,
    asks,
    people,
    chat: inTheAlert.includes(saying) ? null : chatOf(),
    mail: mailOf,
    page: noPage.includes(saying)
      ? null
      : ({ contact, roles }) => ({
          type: `incident.${saying}`,
          timestamp: instant(deps.clock.now()),
          data: {
            incident: incident.id,
            severity: incident.severity,
            title: incident.title,
            private: known.private,
            why,
            person: contact.name,
            roles,
            answerBy,
            answer: answer || null,
            url: address,
          },
        }),
  }

  function chatOf(): string {
    const update = incident.updates.at(-1)
    if (!update) throw new Error(`${incident.id} has no update`)
    const alerted = { incident, update, state: update.status, commander: handling.commander }
    const line = filledAlert(content.teamAlerts.call, {
      ...alertValues(deps, { ...alerted, private: known.private }),
      why: slackEscaped(why),
      called: callingInSlack(people),
      answer: answer && slackLink(answer, 'I am on it'),
    })
    // What is empty leaves no gap behind.
    return line.replaceAll(/ {2,}/g, ' ')
  }

  function mailOf({ roles }: Person) {
    const voice = mailVoice(content.site.language)
    const status = impactNow(incident, content.levels)
    const first = incident.updates[0]?.message
    return renderMail({
      template: content.teamMail,
      site: content.site,
      reader: voice,
      writer: voice,
      values: {
        product: said(content.site.product),
        site: said(`${content.site.name} Status`),
        subject: said(`${incident.severity} ${incident.id}: ${subjects[saying] ?? ''}${incident.title}`),
        id: said(incident.id),
        severity: said(severityName(content.levels, incident.severity)),
        why: said(why),
        roles: said(listed(roles)),
        issue: said(incident.title),
        impact: incident.impact ?? first ?? said(''),
        started: said(fullTime(incident.startedAt)),
        answerBy: said(answerBy ? fullTime(answerBy) : ''),
        answer: said(answer),
        address: said(address),
      },
      sign: {
        status,
        word: known.private ? 'Only the team knows' : voice.words.state[status],
      },
      beside: severityName(content.levels, incident.severity),
      headline: asSentence(incident.title),
    })
  }
}
