import type { Recipient } from '#core/deliveries/batch.ts'
import type { Outcome } from '#core/deliveries/outcome.ts'
import type { Sender } from '#core/deliveries/sender.ts'
import { Refusal } from '#core/errors.ts'
import { withSecret } from '#core/escalation/answer-link.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { Clock, Network } from '#core/ports.ts'
import { day, minute, ms, second } from '#core/words/times.ts'
import { inWords, post, taken } from './post.ts'
import { signed } from './sign.ts'

interface PagerDeps {
  network: Network
  clock: Clock
  /** Signs every call; null where none is configured any more. */
  secret: string | null
}

/** Calls pagers by a webhook that is signed as Standard Webhooks 1.0 says; a repeat carries the same id. */
export function pagerSender(deps: PagerDeps): Sender {
  return {
    batchLimit: 1,
    retries: { pause: () => 10 * minute, giveUpAfter: day, then: 'failed' },
    send: async (key, notice, recipients) =>
      Promise.all(recipients.map((recipient) => call(deps, key, notice, recipient))),
  }
}

async function call(
  { network, clock, secret }: PagerDeps,
  key: string,
  { audience, page = {}, createdAt }: Notice,
  { answer }: Recipient,
): Promise<Outcome> {
  if (secret === null) return { state: 'failed', reason: 'PAGER_WEBHOOK_SECRET is not set any more' }
  const body = JSON.stringify(page, (_, value: unknown) =>
    typeof value === 'string' ? withSecret(value, answer) : value,
  )
  const url = (audience.to === 'team' && audience.person?.webhook) || ''
  const headers = { ...signed([secret], { id: `msg_${key.replaceAll('/', '_')}`, at: clock.now(), body }) }
  const answered = await post(network, { url, headers, body }, { now: clock.now(), timeout: 10 * second })
  if (taken(answered)) return { state: 'sent' }
  if (answered.status === 410) return { state: 'failed', reason: 'the pager wants no more calls (410)' }
  // A call is worth most while it is new, so it is tried the more often the newer it is.
  const age = clock.now() - ms(createdAt)
  const pause = answered.retryAfter ?? Math.min(Math.max(age / 4, 5 * second), 10 * minute)
  throw new Refusal('unavailable', `the pager ${inWords(answered)}`, {
    retryAfter: Math.ceil(pause / second),
  })
}
