import type { Deps } from '#core/deps.ts'
import { type Notice, unsent } from '#core/notices/notice.ts'
import { renderMail, said } from '#core/notices/render-mail.ts'
import { instant } from '#core/words/times.ts'

/** The question whether an address wants to be written to, with its button. */
export function confirmationMail(
  { clock, ids, content, siteUrl }: Deps,
  email: string,
  secret: string,
): Notice {
  const { site, templates } = content
  const id = ids.id()
  return {
    id,
    kind: 'confirmation',
    incident: null,
    createdAt: instant(clock.now()),
    audience: { to: 'one', subscriber: id, email },
    mail: renderMail({
      template: templates.confirmation,
      site,
      values: {
        product: said(site.product),
        site: said(`${site.name} Status`),
        address: said(`${siteUrl}/subscribe/confirm?token=${secret}`),
      },
      sign: null,
      beside: '',
      headline: 'Was this you?',
    }),
    ...unsent,
  }
}
