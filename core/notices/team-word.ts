import { slackEscaped, slackLink } from '#core/chat/slack-text.ts'
import type { Deps } from '#core/deps.ts'
import type { Put } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import { type Notice, unsent } from './notice.ts'
import { noticePuts } from './record.ts'

/**
 * A sentence for the team in its own channel, with the page of the console that it leads to. Nothing where the team has
 * no such channel.
 */
export function teamWord(deps: Deps, about: string, text: string, path: string, called = false): Put[] {
  if (!deps.teamSlack) return []
  const notice: Notice = {
    id: deps.ids.id(),
    kind: 'update',
    incident: null,
    createdAt: instant(deps.clock.now()),
    audience: { to: 'team', channel: 'slack', incident: about },
    mail: { subject: text, html: '', text: '' },
    chat: `${called ? '<!channel> ' : ''}${slackEscaped(text)} ${slackLink(deps.siteUrl + path)}`,
    ...unsent,
  }
  return noticePuts(notice)
}
