import type { Language } from '#core/words/languages.ts'

/** Where the links at the foot of somebody's mail lead. */
export interface MailLinks {
  unsubscribe: string
  onlyEnds: string
  chooseServices: string
}

/** In the language that somebody chose; in that of their browser where they chose none. */
export function mailLinks(siteUrl: string, token: string, language?: Language): MailLinks {
  const base = language ? `${siteUrl}/${language}` : siteUrl
  const subscription = `${base}/subscription?token=${token}`
  return {
    unsubscribe: `${base}/unsubscribe?token=${token}`,
    onlyEnds: `${subscription}&choose=ends`,
    chooseServices: `${subscription}&choose=services`,
  }
}

/** What differs from one recipient to the next. */
export interface RecipientWords extends MailLinks {
  why: string
}
