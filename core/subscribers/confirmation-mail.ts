import type { Deps } from '#core/deps.ts'
import { type Notice, unsent } from '#core/notices/notice.ts'
import { mailIn } from '#core/notices/mails.ts'
import { said } from '#core/notices/render-mail.ts'
import type { Language } from '#core/words/languages.ts'
import { instant } from '#core/words/times.ts'

/** The question whether an address wants to be written to, with its button. */
export function confirmationMail(
  { clock, ids, content, siteUrl }: Deps,
  email: string,
  secret: string,
  language: Language | null = null,
): Notice {
  const { site } = content
  const spoken = language ?? site.language
  const base = spoken === site.language ? '' : `/${spoken}`
  const id = ids.id()
  return {
    id,
    kind: 'confirmation',
    incident: null,
    createdAt: instant(clock.now()),
    audience: { to: 'one', subscriber: id, email },
    mail: mailIn(content, 'confirmation', spoken, ({ words }) => ({
      values: {
        product: said(site.product),
        site: said(`${site.name} Status`),
        address: said(`${siteUrl}${base}/subscribe/confirm?token=${secret}`),
      },
      sign: null,
      beside: '',
      headline: words.confirmHeadline,
    })),
    ...unsent,
  }
}
