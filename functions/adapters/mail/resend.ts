import { Resend } from 'resend'
import { Refusal } from '#core/errors.ts'
import type { Mailer, MailOutcome } from '#core/ports.ts'

/** Milliseconds; well under the lease of a batch. */
const longestWait = 30_000

/** What Resend says when the request itself is wrong; repeating it would say the same. */
function isFinal({ name, statusCode }: { name: string; statusCode: number | null }): boolean {
  if (name === 'invalid_idempotent_request') return true
  return (statusCode === 400 || statusCode === 422) && name !== 'invalid_from_address'
}

/** Sends through Resend's batch API, permissively, so that one bad address does not sink the others. */
export function resendMailer(apiKey: string, baseUrl?: string): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {})
  return {
    name: 'resend',
    batchLimit: 100,
    async send(key, mails) {
      const payload = mails.map(({ from, to, subject, html, text, messageId, headers }) => ({
        from,
        to: [to],
        subject,
        html,
        text,
        headers: { ...headers, 'Message-ID': messageId },
      }))
      const { data, error, headers } = await resend.batch.send(payload, {
        idempotencyKey: key,
        batchValidation: 'permissive',
        signal: AbortSignal.timeout(longestWait),
      })
      if (error) return refused(error, headers, mails.length)
      if (!Array.isArray(data?.data))
        throw new Refusal('unavailable', 'Resend answered something that is not a result')
      return outcomes(data, mails.length)
    },
  }
}

function refused(
  error: { name: string; message: string; statusCode: number | null },
  headers: Record<string, string> | null,
  count: number,
): MailOutcome[] {
  if (isFinal(error))
    return Array.from({ length: count }, () => ({
      state: 'failed',
      reason: `${error.name}: ${error.message}`,
    }))
  const seconds = Number(headers?.['retry-after'])
  throw new Refusal('unavailable', `Resend did not take the batch: ${error.name}: ${error.message}`, {
    ...(seconds > 0 && { retryAfter: seconds }),
  })
}

/** Accepted mails come back in order without the refused ones, whose places are named. */
function outcomes(
  data: { data: { id: string }[]; errors?: { index: number; message: string }[] },
  count: number,
): MailOutcome[] {
  const refusals = new Map((data.errors ?? []).map(({ index, message }) => [index, message]))
  const ids = data.data.values()
  return Array.from({ length: count }, (_, index): MailOutcome => {
    const reason = refusals.get(index)
    if (reason !== undefined) return { state: 'failed', reason }
    const { value } = ids.next()
    return { state: 'sent', ...(value && { providerId: value.id }) }
  })
}
