import { createTransport } from 'nodemailer'
import { Refusal } from '#core/errors.ts'
import type { Mailer, MailOutcome } from '#core/ports.ts'
import { messageOf } from './mime.ts'

/**
 * Sends through an SMTP server. SMTP has no idempotency keys, so a batch is a single mail: a crash between its
 * acceptance and our record can repeat that one, under the same Message-ID.
 */
export function smtpMailer(url: string): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
  } as object)
  return {
    name: 'smtp',
    batchLimit: 1,
    async send(_key, mails) {
      const outcomes: MailOutcome[] = []
      for (const mail of mails) {
        try {
          await transport.sendMail(messageOf(mail))
          outcomes.push({ state: 'sent' })
        } catch (error) {
          outcomes.push(outcomeOf(error))
        }
      }
      return outcomes
    },
    close: () => {
      transport.close()
    },
  }
}

/** A 5xx answer to a signed-in sender is about this mail and final; anything else is worth another try. */
function outcomeOf(error: unknown): MailOutcome {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message: string }
  if (code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500)
    return { state: 'failed', reason: message }
  throw new Refusal('unavailable', `The SMTP server did not take the mail: ${message}`)
}
