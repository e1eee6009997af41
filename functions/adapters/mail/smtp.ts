import { createTransport } from 'nodemailer'
import { Refusal } from '#core/errors.ts'
import type { Mailer, MailOutcome } from '#core/ports.ts'
import type { Dkim } from './dkim.ts'
import { messageOf } from './mime.ts'

/** Kept open from one mail to the next; as many mails are sent at once. */
const connections = 4

/**
 * Sends through an SMTP server. SMTP has no idempotency keys, so a batch is a single mail: a crash between its
 * acceptance and our record can repeat that one, under the same Message-ID.
 */
export function smtpMailer(url: string, dkim?: Dkim): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: Infinity,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
    ...(dkim && { dkim }),
  } as object)
  return {
    name: 'smtp',
    batchLimit: 1,
    async send(_key, mails) {
      const outcomes: MailOutcome[] = []
      for (const mail of mails) {
        if (!oneAddress.test(mail.to)) {
          outcomes.push({ state: 'failed', reason: 'not one address' })
          continue
        }
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

const oneAddress = /^[^\s<>,;:"]+@[^\s<>,;:"]+$/

/** A 5xx answer to the recipient or to the message is about this mail and final; anything else is worth another try. */
function outcomeOf(error: unknown): MailOutcome {
  const { command, responseCode, message } = error as {
    command?: string
    responseCode?: number
    message: string
  }
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA'
  if (aboutThisMail && responseCode !== undefined && responseCode >= 500)
    return { state: 'failed', reason: message }
  throw new Refusal('unavailable', `The SMTP server did not take the mail: ${message}`)
}
