import type { Content } from '#core/settings/content.ts'
import type { Key, Put, Store } from '#core/ports.ts'
import { type Language, languages } from '#core/words/languages.ts'
import { day } from '#core/words/times.ts'
import { type MailParts, type RenderedMail, renderMail } from './render-mail.ts'
import type { NoticeKind, Template } from './template.ts'
import { type MailVoice, mailVoice } from './words/voice.ts'

/** One notice as it reads in each language; each is rendered once, when the notice is decided. */
export type Mails = Record<Language, RenderedMail>

/** Longer than any batch waits for an operator. */
const kept = 30 * day

/**
 * The mail in a language. What the template says, its fields included, is in the template's language: the reader's where
 * there is a template in it, else the page's own.
 */
export function mailIn(
  { site, templates, translations }: Pick<Content, 'site' | 'templates' | 'translations'>,
  kind: NoticeKind,
  language: Language,
  parts: (reader: MailVoice, writer: MailVoice) => Omit<MailParts, 'template' | 'site' | 'reader' | 'writer'>,
): RenderedMail {
  const own: Template | undefined = language === site.language ? undefined : translations[language]?.[kind]
  const reader = mailVoice(language)
  const writer = mailVoice(own ? language : site.language)
  const template = own ?? templates[kind]
  return renderMail({ template, site, reader, writer, ...parts(reader, writer) })
}

export function inEveryLanguage(
  content: Pick<Content, 'site' | 'templates' | 'translations'>,
  kind: NoticeKind,
  parts: Parameters<typeof mailIn>[3],
): Mails {
  const entries = languages.map((language) => [language, mailIn(content, kind, language, parts)])
  return Object.fromEntries(entries) as Mails
}

const mailKey = (notice: string, language: Language): Key => ['notice-mail', notice, language]

/** The mails in every language but the page's own, which stands in the notice. */
export function mailPuts(notice: string, mails: Mails, own: Language, now: number): Put[] {
  return languages
    .filter((language) => language !== own)
    .map((language) => ({ key: mailKey(notice, language), value: mails[language], expiresAt: now + kept }))
}

/** The mail of a notice in a language; in the page's own where there is none in it any more. */
export async function mailSpoken(
  store: Store,
  notice: { id: string; mail: RenderedMail },
  language: Language | undefined,
): Promise<RenderedMail> {
  if (language === undefined) return notice.mail
  const [entry] = await store.get([mailKey(notice.id, language)])
  return (entry?.value as RenderedMail | undefined) ?? notice.mail
}
