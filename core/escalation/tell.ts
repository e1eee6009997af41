import { slackEscaped, slackMention } from '#core/chat/slack-text.ts'
import type { Deps } from '#core/deps.ts'
import { type Notice, type ToTeam, unsent } from '#core/notices/notice.ts'
import { noticePuts } from '#core/notices/record.ts'
import type { RenderedMail } from '#core/notices/render-mail.ts'
import type { Put } from '#core/ports.ts'
import { instant, listed } from '#core/words/times.ts'
import type { Person } from './people.ts'
import type { Called, TeamChannel } from './record.ts'

/** A message to people of the team in the form of each channel; null where it is not said there. */
export interface Message {
  /** The incident or the draft that it is about. */
  about: string
  /** By a link in it one says that one is on it. */
  asks: boolean
  people: readonly Person[]
  /** In Slack's markup, once for all. */
  chat: string | null
  mail: ((person: Person) => RenderedMail) | null
  page: ((person: Person) => unknown) | null
}

/** What is written to tell them, each over every channel by which they can be reached. */
export function tell(deps: Deps, message: Message): { put: Put[]; people: Called[]; slack: string | null } {
  const { about, asks, people, chat, mail, page } = message
  const put: Put[] = []
  const slack = chat !== null && deps.teamSlack ? say({ channel: 'slack' }, { chat }) : null
  const called = people.map((person): Called => {
    const { name, email, webhook, slack: member } = person.contact
    const by: Called['by'] = []
    const reach = (channel: TeamChannel, notice: string) => by.push({ channel, notice })
    if (slack !== null && member) reach('slack', slack)
    if (mail && email)
      reach('email', say({ channel: 'email', person: { name, email } }, { mail: mail(person) }))
    if (page && webhook && deps.teamPager)
      reach('pager', say({ channel: 'pager', person: { name, webhook } }, { page: page(person) }))
    return { name, roles: person.roles, by }
  })
  return { put, people: called, slack }

  function say(
    audience: Omit<ToTeam, 'to' | 'incident'>,
    words: Partial<Pick<Notice, 'chat' | 'mail' | 'page'>>,
  ): string {
    const notice: Notice = {
      id: deps.ids.id(),
      kind: 'initial',
      incident: null,
      createdAt: instant(deps.clock.now()),
      audience: { to: 'team', incident: about, ...audience, ...(asks && { asks }) },
      mail: { subject: '', html: '', text: '' },
      ...words,
      ...unsent,
    }
    put.push(...noticePuts(notice))
    return notice.id
  }
}

/** `Calling @Tech Lead and @John Doe.`, by member id where that is known. */
export function callingInSlack(people: readonly Person[]): string {
  if (people.length === 0) return ''
  const named = people.map(({ contact: { name, slack } }) =>
    slack ? slackMention(slack) : slackEscaped(`@${name}`),
  )
  return `Calling ${listed(named)}.`
}
