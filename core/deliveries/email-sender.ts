import { mailWithSecret } from '#core/escalation/answer-link.ts'
import type { Notice } from '#core/notices/notice.ts'
import { mailLinks } from '#core/notices/mail-links.ts'
import { addressed } from '#core/notices/render-mail.ts'
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

function mailTo(
  { siteUrl, mailFrom }: DeliveryDeps,
  notice: Notice,
  { subscriber, email, token, why, language, answer }: Recipient,
): Mail {
  const host = new URL(siteUrl).hostname
  const links = mailLinks(siteUrl, token ?? '', language)
  const { unsubscribe } = links
  const { subject, html, text } = addressed(mailWithSecret(notice.mail, answer), { why, ...links })
  const thread = `<${notice.incident ?? notice.id}@${host}>`
  return {
    from: mailFrom,
    to: email,
    subject,
    html,
    text,
    messageId: `<${notice.id}.${subscriber}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(notice.incident && { 'In-Reply-To': thread, References: thread }),
      ...(token && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-ID': `<notices.${host}>`,
      }),
    },
  }
}
