import { z } from 'zod'
import type { Instant } from '#core/words/times.ts'

/** How somebody is told. */
export const channelKind = z.enum(['email', 'webhook', 'slack', 'teams', 'discord', 'google_chat'])
export type ChannelKind = z.infer<typeof channelKind>
export const hookKinds = channelKind.exclude(['email']).options
export type HookKind = (typeof hookKinds)[number]

/** The payload of a webhook: our own, or what Statuspage sends. */
export const hookShape = z.enum(['own', 'statuspage'])
export type HookShape = z.infer<typeof hookShape>

/** Where somebody is told who is not told by email. */
export interface Channel {
  kind: HookKind
  url: string
  /** Signs what is sent to a webhook. */
  secret?: string
  /** What signed it before, and still does beside the new one for a while. */
  oldSecret?: { secret: string; until: Instant }
  /** The payload of a webhook, where it is not our own. */
  shape?: HookShape
  /** Nothing is sent until whoever stopped it starts it again. */
  stopped?: Stopped
}

export interface Stopped {
  at: Instant
  /** `paused` by the subscriber; the others because it did not take what was sent. */
  because: 'paused' | 'gone' | 'failing'
  /** What it answered last. */
  said?: string
}

export const channelInput = z.strictObject({
  kind: z.enum(hookKinds),
  url: z.string().trim().max(2000),
  shape: hookShape.optional(),
})
export type ChannelInput = z.infer<typeof channelInput>

/** `hooks.example.com`, for screens: what follows is a secret of most products. */
export function hostOfHook({ url }: Pick<Channel, 'url'>): string {
  return URL.parse(url)?.host ?? ''
}

/** What signs now: the secret, and the one before it for as long as it counts. */
export function secretsOf({ secret, oldSecret }: Channel, now: Instant): string[] {
  const old = oldSecret && oldSecret.until > now ? [oldSecret.secret] : []
  return secret === undefined ? [] : [secret, ...old]
}
