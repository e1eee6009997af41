import { digest } from '#core/digest.ts'
import type { RenderedMail } from '#core/notices/render-mail.ts'
import type { Key, Put } from '#core/ports.ts'
import { day } from '#core/words/times.ts'

/** What a link in a message to the team leads to: saying that one is on it, and nothing else. */
export interface AnswerLink {
  incident: string
  /** To whom it was sent; null where everybody in a channel holds it. */
  name: string | null
}

/** Milliseconds for which such a link works. */
export const linkLives = 7 * day

/** Stands where the secret of whoever is told comes in, so that it is kept nowhere once the message is out. */
const slot = '\u0001answer\u0001'

export const linkKey = (secret: string): Key => ['answer', digest(secret)]

export function linkPut(secret: string, link: AnswerLink, now: number): Put {
  return { key: linkKey(secret), value: link, expiresAt: now + linkLives }
}

/** The address of the page with the button, with a slot for the secret. */
export function answerAddress(siteUrl: string): string {
  return `${siteUrl}/ack?token=${slot}`
}

export function withSecret(text: string, secret = ''): string {
  return text.replaceAll(slot, secret)
}

export function mailWithSecret({ subject, html, text }: RenderedMail, secret?: string): RenderedMail {
  return { subject, html: withSecret(html, secret), text: withSecret(text, secret) }
}
