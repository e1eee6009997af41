import type { SuppressionReason } from '#core/subscribers/suppressed.ts'

/** Why nothing is sent to somebody. */
export const why: Record<SuppressionReason, string> = {
  asked: 'Gets nothing: they asked for that',
  bounced: 'Gets nothing: mail came back',
  complained: 'Gets nothing: they called it spam',
}
