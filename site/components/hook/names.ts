import type { HookKind } from '#core/subscribers/channel.ts'

/** What the products call themselves, in every language. */
export const hookNames: Record<HookKind, string> = {
  webhook: 'Webhook',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  discord: 'Discord',
  google_chat: 'Google Chat',
}
