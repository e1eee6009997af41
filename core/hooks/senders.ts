import type { DeliveryDeps, Sender } from '#core/deliveries/sender.ts'
import type { Network } from '#core/ports.ts'
import { withSecret } from '#core/escalation/answer-link.ts'
import { pagerSender } from './pager.ts'
import { giveUpAfter, pauseAfter } from './schedule.ts'
import { tellTeam } from './team-slack.ts'

interface HookDeps extends Pick<DeliveryDeps, 'clock'> {
  network: Network
  /** The incoming webhook of the team's own channel. */
  teamSlackUrl: string | undefined
  /** Signs calls to the pagers of the team, `whsec_…`. */
  pagerSecret?: string | undefined
}

/** A sender for every kind of channel that is a program's. */
export function hookSenders({
  network,
  clock,
  teamSlackUrl: url = '',
  pagerSecret,
}: HookDeps): DeliveryDeps['senders'] {
  const slack: Sender = {
    batchLimit: 1,
    retries: { pause: pauseAfter, giveUpAfter, then: 'failed' },
    send: async (_key, { chat = '', createdAt }, [recipient]) => [
      await tellTeam(
        { network, clock, url: url || null },
        { chat: withSecret(chat, recipient?.answer), createdAt },
      ),
    ],
  }
  return { slack, pager: pagerSender({ network, clock, secret: pagerSecret ?? null }) }
}
