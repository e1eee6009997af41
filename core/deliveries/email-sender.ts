import { mailWithSecret } from '#core/escalation/answer-link.ts'
import type { Notice } from '#core/notices/notice.ts'
import { mailLinks } from '#core/notices/mail-links.ts'
import { addressed } from '#core/notices/render-mail.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import type { Mail } from '#core/ports.ts'
import type { Recipient } from './batch.ts'
import type { DeliveryDeps, Sender } from './sender.ts'

/** Email, through the provider that the environment chose. */
export function emailSender(deps: DeliveryDeps): Sender {
  const { mailer } = deps
  return {
    batchLimit: mailer.batchLimit,
    send: (key, notice, recipients) =>
      mailer.send(
        key,
        recipients.map((recipient) => mailTo(deps, notice, recipient)),
      ),
  }
}

/** The first notice about something is the mail that all others about it answer. */
const begins: readonly NoticeKind[] = ['initial', 'maintenance_scheduled']
/** Of the line that says why somebody is written to; services can be many. */
const longestWhy = 300

function mailTo(
  { siteUrl, mailFrom }: DeliveryDeps,
  notice: Notice,
  { subscriber, email, token, why, language, answer }: Recipient,
): Mail {
  const host = new URL(siteUrl).hostname
  const links = mailLinks(siteUrl, token ?? '', language)
  const { unsubscribe } = links
  const reason = why.length > longestWhy ? `${why.slice(0, longestWhy).replace(/\s\S*$/, '')} …` : why
  const { subject, html, text } = addressed(mailWithSecret(notice.mail, answer), { why: reason, ...links })
  const root = notice.incident === null ? null : `<${notice.incident}.${subscriber}@${host}>`
  const isRoot = root !== null && begins.includes(notice.kind)
  return {
    from: mailFrom,
    to: email,
    subject,
    html,
    text,
    messageId: isRoot ? root : `<${notice.id}.${subscriber}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Feedback-ID': feedbackId(notice, host),
      ...(root && !isRoot && { 'In-Reply-To': root, References: root }),
      ...(token && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-ID': `<notices.${host}>`,
      }),
    },
  }
}

/** By which mail providers tell the sender of complaints: about what, of which kind, and whose, in at most 15 letters. */
function feedbackId({ incident, kind }: Notice, host: string): string {
  return `${incident ?? 'none'}:${kind}:status:${host.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 15)}`
}
