import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Mail } from '#core/ports.ts'

/** The message in the form in which nodemailer takes it. */
export function messageOf({ from, to, subject, html, text, messageId, headers }: Mail) {
  const { 'In-Reply-To': inReplyTo, References: references, ...rest } = headers
  return {
    from,
    to,
    subject,
    html,
    text,
    messageId,
    headers: rest,
    ...(inReplyTo && { inReplyTo }),
    ...(references && { references }),
  }
}

/** The complete message, as a mail server would receive it. */
export function mimeOf(mail: Mail, date: Date): Promise<Buffer> {
  return new MailComposer({ ...messageOf(mail), date }).compile().build()
}
