import { z } from 'zod'

/** How somebody is told. */
export const channelKind = z.enum(['email', 'webhook', 'slack', 'teams', 'discord', 'google_chat'])
export type ChannelKind = z.infer<typeof channelKind>

/** Where somebody is told who is not told by email. */
export interface Channel {
  kind: Exclude<ChannelKind, 'email'>
  url: string
  /** Signs what is sent to a webhook. */
  secret?: string
  /** The payload of a webhook, where it is not our own. */
  shape?: string
}
