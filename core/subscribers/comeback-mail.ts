import type { Deps } from '#core/deps.ts'
import { type Notice, unsent } from '#core/notices/notice.ts'
import { renderMail, said } from '#core/notices/render-mail.ts'
import { instant } from '#core/words/times.ts'
import type { Subscriber } from './subscriber.ts'

/** Tells an address that a button in a mail unsubscribed it, with the button that undoes it. */
export function comebackMail(
  { clock, ids, content, siteUrl }: Deps,
  { email }: Pick<Subscriber, 'email'>,
  secret: string,
): Notice {
  const { site, templates } = content
  const id = ids.id()
  return {
    id,
    kind: 'unsubscribed',
    incident: null,
    createdAt: instant(clock.now()),
    audience: { to: 'one', subscriber: id, email },
    mail: renderMail({
      template: templates.unsubscribed,
      site,
      values: {
        product: said(site.product),
        site: said(`${site.name} Status`),
        address: said(`${siteUrl}/subscribe/again?token=${secret}`),
      },
      sign: null,
      beside: '',
      headline: 'You get no more notices.',
    }),
    ...unsent,
  }
}
