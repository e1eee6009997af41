import { Resend } from 'resend'
import { type Limit, NothingTaken } from '#core/deliveries/limits.ts'
import { Refusal } from '#core/errors.ts'
import type { Mailer, MailOutcome } from '#core/ports.ts'

/** Milliseconds; well under the lease of a batch. */
const longestWait = 30_000

/** Seconds after which we look whether a limit is gone, where Resend does not say. */
const lookAgain: Record<Limit, number> = { rate: 1, daily_quota: 3600, monthly_quota: 3600, account: 60 }

interface ResendError {
  name: string
  message: string
  statusCode: number | null
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
  { name, message, statusCode }: ResendError,
  headers: Record<string, string> | null,
  count: number,
): MailOutcome[] {
  const reason = `${name}: ${message}`
  const all = (state: 'failed' | 'unknown') => Array.from({ length: count }, () => ({ state, reason }))
  // Other mails went out under this key, or may have; repeating it would say the same.
  if (name === 'invalid_idempotent_request') return all('unknown')
  const limit = limitIn(name, statusCode)
  const said = `Resend did not take the batch: ${reason}`
  const seconds = Number(headers?.['retry-after'])
  if (limit) throw new NothingTaken(limit, said, seconds > 0 ? seconds : lookAgain[limit])
  if (statusCode === 400 || statusCode === 422) return all('failed')
  throw new Refusal('unavailable', said, { ...(seconds > 0 && { retryAfter: seconds }) })
}

/** What a refusal is about that is not the mails' fault. */
function limitIn(name: string, statusCode: number | null): Limit | null {
  if (name === 'daily_quota_exceeded') return 'daily_quota'
  if (name === 'monthly_quota_exceeded') return 'monthly_quota'
  if (statusCode === 429) return 'rate'
  if (statusCode === 401 || statusCode === 403 || name === 'invalid_from_address') return 'account'
  return null
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
