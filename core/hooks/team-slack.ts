import type { Outcome } from '#core/deliveries/outcome.ts'
import { Refusal } from '#core/errors.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { Clock, Network } from '#core/ports.ts'
import { minute, ms, second } from '#core/words/times.ts'
import { inWords, post, taken } from './post.ts'

interface TeamSlack {
  network: Network
  clock: Clock
  /** The incoming webhook; null where there is none any more. */
  url: string | null
}

/**
 * Says it in the team's channel. Slack has no memory of what it was given, so an answer that was lost is asked for again,
 * and the team may read the same twice. Only what Slack cannot read is not tried again.
 */
export async function tellTeam(
  { network, clock, url }: TeamSlack,
  notice: Pick<Notice, 'chat' | 'createdAt'>,
): Promise<Outcome> {
  if (url === null) return { state: 'failed', reason: 'SLACK_WEBHOOK_URL is not set any more' }
  const body = JSON.stringify({
    text: notice.chat ?? '',
    mrkdwn: true,
    unfurl_links: false,
    unfurl_media: false,
    // What stands in a headline is never looked through for names.
    parse: 'none',
    link_names: false,
  })
  const answer = await post(network, { url, headers: {}, body }, { now: clock.now(), timeout: 10 * second })
  if (taken(answer)) return { state: 'sent' }
  if (answer.status === 400) return { state: 'failed', reason: `Slack ${inWords(answer)}` }
  // An alert is worth most while it is new, so it is tried the more often the newer it is.
  const age = clock.now() - ms(notice.createdAt)
  const pause = answer.retryAfter ?? Math.min(Math.max(age / 4, 5 * second), 10 * minute)
  throw new Refusal('unavailable', `Slack ${inWords(answer)}`, { retryAfter: Math.ceil(pause / second) })
}
