import type { Deps } from '#core/deps.ts'
import { type Notice, unsent } from '#core/notices/notice.ts'
import { mailIn } from '#core/notices/mails.ts'
import { said } from '#core/notices/render-mail.ts'
import { instant } from '#core/words/times.ts'
import type { Subscriber } from './subscriber.ts'

/** Tells an address that a button in a mail unsubscribed it, with the button that undoes it. */
export function comebackMail(
  { clock, ids, content, siteUrl }: Deps,
  { email, language }: Pick<Subscriber, 'email' | 'language'>,
  secret: string,
): Notice {
  const { site } = content
  const spoken = language ?? site.language
  const base = spoken === site.language ? '' : `/${spoken}`
  const id = ids.id()
  return {
    id,
    kind: 'unsubscribed',
    incident: null,
    createdAt: instant(clock.now()),
    audience: { to: 'one', subscriber: id, email },
    mail: mailIn(content, 'unsubscribed', spoken, ({ words }) => ({
      values: {
        product: said(site.product),
        site: said(`${site.name} Status`),
        address: said(`${siteUrl}${base}/subscribe/again?token=${secret}`),
      },
      sign: null,
      beside: '',
      headline: words.unsubscribedHeadline,
    })),
    ...unsent,
  }
}
