import type { Deps } from '#core/deps.ts'
import { type Notice, unsent } from '#core/notices/notice.ts'
import { mailIn } from '#core/notices/mails.ts'
import { said } from '#core/notices/render-mail.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import { type Channel, hostOfHook, type Stopped } from '#core/subscribers/channel.ts'
import { duration, instant } from '#core/words/times.ts'
import { disabledAfter } from './schedule.ts'

/** What products call what we send to. */
export const hookNames: Record<Channel['kind'], string> = {
  webhook: 'webhook',
  slack: 'Slack channel',
  teams: 'Microsoft Teams channel',
  discord: 'Discord channel',
  google_chat: 'Google Chat space',
}

/** The question whether an address answers for a hook, with the way to the page that tries it out. */
export function hookConfirmationMail(deps: Deps, email: string, channel: Channel, secret: string): Notice {
  return mailTo(
    deps,
    'hook_confirmation',
    { email, channel, headline: 'Was this you?' },
    {
      address: `${deps.siteUrl}/subscribe/confirm?token=${secret}`,
    },
  )
}

/** Says that nothing is sent any more to a hook that does not take it. */
export function hookStoppedMail(
  deps: Deps,
  { email, channel, token }: { email: string; channel: Channel; token: string },
  { because, said: answer = '' }: Stopped,
): Notice {
  const reason =
    because === 'gone'
      ? 'it answered that it is gone'
      : `it has not taken anything for ${duration(disabledAfter)}`
  return mailTo(
    deps,
    'hook_stopped',
    { email, channel, headline: 'Your notices do not arrive.' },
    {
      reason,
      answer,
      address: `${deps.siteUrl}/subscription/hook?token=${token}`,
    },
  )
}

function mailTo(
  { clock, ids, content }: Deps,
  kind: NoticeKind,
  { email, channel, headline }: { email: string; channel: Channel; headline: string },
  values: Record<string, string>,
): Notice {
  const { site } = content
  const id = ids.id()
  const all = {
    product: site.product,
    site: `${site.name} Status`,
    channel: hookNames[channel.kind],
    host: hostOfHook(channel),
  }
  return {
    id,
    kind,
    incident: null,
    createdAt: instant(clock.now()),
    audience: { to: 'one', subscriber: id, email },
    mail: mailIn(content, kind, site.language, () => ({
      values: Object.fromEntries(
        Object.entries({ ...all, ...values }).map(([name, text]) => [name, said(text)]),
      ),
      sign: null,
      beside: '',
      headline,
    })),
    ...unsent,
  }
}
