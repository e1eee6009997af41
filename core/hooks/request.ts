import { discordMessage } from '#core/chat/discord-message.ts'
import { googleChatAddress, googleChatMessage } from '#core/chat/google-chat-message.ts'
import { type ChatMessage, chatMessage, greeting } from '#core/chat/message.ts'
import { slackMessage } from '#core/chat/slack-message.ts'
import { teamsMessage } from '#core/chat/teams-message.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import type { Deps } from '#core/deps.ts'
import { type Channel, type HookKind, secretsOf } from '#core/subscribers/channel.ts'
import { instant } from '#core/words/times.ts'
import type { HookEvent } from './event.ts'
import { payloadOf, pingOf } from './payload.ts'
import type { HookRequest } from './post.ts'
import { signed } from './sign.ts'
import { statuspagePayload } from './statuspage-payload.ts'

export interface Addressee {
  channel: Channel
  /** Leads to where the subscription is changed or ended. */
  token: string
}

/** What is sent: something that was said, or only whether anybody is there. */
export type Told = { event: HookEvent; pageStatus: ComponentStatus } | 'ping'

type RequestDeps = Pick<Deps, 'clock' | 'content' | 'siteUrl'>

/** What is handed to a hook; `message` is the same over all attempts, the signature is of this one. */
export function requestTo(deps: RequestDeps, to: Addressee, message: string, told: Told): HookRequest {
  const { channel } = to
  const body = JSON.stringify(bodyFor(deps, to, told))
  if (channel.kind !== 'webhook')
    return {
      url: channel.kind === 'google_chat' ? googleChatAddress(channel.url) : channel.url,
      headers: {},
      body,
    }
  const at = deps.clock.now()
  return {
    url: channel.url,
    headers: { ...signed(secretsOf(channel, instant(at)), { id: message, at, body }) },
    body,
  }
}

const chats: Record<Exclude<HookKind, 'webhook'>, (message: ChatMessage) => unknown> = {
  slack: slackMessage,
  teams: teamsMessage,
  discord: discordMessage,
  google_chat: googleChatMessage,
}

function bodyFor(
  { clock, content, siteUrl }: RequestDeps,
  { channel, token }: Addressee,
  told: Told,
): unknown {
  const { site, levels } = content
  const page = { site, siteUrl }
  const now = instant(clock.now())
  const { kind } = channel
  if (kind === 'webhook') {
    if (told === 'ping') return pingOf(now, page)
    const unsubscribe = `${siteUrl}/unsubscribe?token=${token}`
    return channel.shape === 'statuspage'
      ? statuspagePayload(told.event, { ...page, status: told.pageStatus, unsubscribe })
      : payloadOf(told.event, page)
  }
  const manage = `${siteUrl}/subscription/hook?token=${token}`
  return chats[kind](
    told === 'ping'
      ? greeting(now, { ...page, manage })
      : chatMessage(told.event, { ...page, levels, manage }),
  )
}
