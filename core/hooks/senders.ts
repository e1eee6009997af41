import type { DeliveryDeps, Sender } from '#core/deliveries/sender.ts'
import { hookSender } from './hook-sender.ts'
import { tellTeam } from './team-slack.ts'
import type { HookDeps } from './tell-hook.ts'

/** A sender for every kind of channel that is a program's; the team's own channel is one of Slack's. */
export function hookSenders(deps: HookDeps & { teamSlackUrl: string | undefined }): DeliveryDeps['senders'] {
  const { network, clock, teamSlackUrl: url = '' } = deps
  const hooks = hookSender(deps)
  const slack: Sender = {
    ...hooks,
    send: async (key, notice, recipients) =>
      notice.audience.to === 'team'
        ? [await tellTeam({ network, clock, url: url || null }, notice)]
        : hooks.send(key, notice, recipients),
  }
  return { webhook: hooks, slack, teams: hooks, discord: hooks, google_chat: hooks }
}
