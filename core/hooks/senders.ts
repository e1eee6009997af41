import type { DeliveryDeps, Sender } from '#core/deliveries/sender.ts'
import type { Network } from '#core/ports.ts'
import { giveUpAfter, pauseAfter } from './schedule.ts'
import { tellTeam } from './team-slack.ts'

interface HookDeps extends Pick<DeliveryDeps, 'clock'> {
  network: Network
  /** The incoming webhook of the team's own channel. */
  teamSlackUrl: string | undefined
}

/** A sender for every kind of channel that is a program's. */
export function hookSenders({ network, clock, teamSlackUrl: url = '' }: HookDeps): DeliveryDeps['senders'] {
  const slack: Sender = {
    batchLimit: 1,
    retries: { pause: pauseAfter, giveUpAfter, then: 'failed' },
    send: async (_key, notice) => [await tellTeam({ network, clock, url: url || null }, notice)],
  }
  return { slack }
}
