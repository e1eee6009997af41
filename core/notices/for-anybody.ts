import type { Deps } from '#core/deps.ts'
import { whyIn } from '#core/subscribers/asked.ts'
import { usual } from '#core/subscribers/wishes.ts'
import { mailLinks } from './mail-links.ts'
import { addressed, type RenderedMail } from './render-mail.ts'
import { mailVoice } from './words/voice.ts'

/** A mail as somebody gets it who chose nothing, with links that lead nowhere. */
export function forAnybody(
  { content, siteUrl }: Pick<Deps, 'content' | 'siteUrl'>,
  mail: RenderedMail,
): RenderedMail {
  const why = whyIn(mailVoice(content.site.language), content.catalogue, usual)
  return addressed(mail, { why, ...mailLinks(siteUrl, 'example') })
}
