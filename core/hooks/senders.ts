import type { DeliveryDeps, Sender } from '#core/deliveries/sender.ts'
import { withSecret } from '#core/escalation/answer-link.ts'
import { hookSender } from './hook-sender.ts'
import { pagerSender } from './pager.ts'
import { tellTeam } from './team-slack.ts'
import type { HookDeps } from './tell-hook.ts'

interface TeamHooks {
  teamSlackUrl: string | undefined
  /** Signs calls to the pagers of the team, `whsec_…`. */
  pagerSecret?: string | undefined
}

/** A sender for every kind of channel that is a program's; the team's own channel is one of Slack's. */
export function hookSenders(deps: HookDeps & TeamHooks): DeliveryDeps['senders'] {
  const { network, clock, teamSlackUrl: url = '', pagerSecret } = deps
  const hooks = hookSender(deps)
  const slack: Sender = {
    ...hooks,
    send: async (key, notice, recipients) => {
      if (notice.audience.to !== 'team') return hooks.send(key, notice, recipients)
      const { chat = '', createdAt } = notice
      const filled = { chat: withSecret(chat, recipients[0]?.answer), createdAt }
      return [await tellTeam({ network, clock, url: url || null }, filled)]
    },
  }
  const pager = pagerSender({ network, clock, secret: pagerSecret ?? null })
  return { webhook: hooks, slack, teams: hooks, discord: hooks, google_chat: hooks, pager }
}
