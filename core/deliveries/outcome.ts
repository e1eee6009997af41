import type { Instant } from '#core/words/times.ts'

/**
 * What became of the notice to one person.
 *
 * - `sent`: the provider took it and has said nothing of it since, or that it takes a while.
 * - `delivered`, `bounced`, `complained`: what the provider said afterwards.
 * - `failed`: it was refused, and the reason says why.
 * - `unknown`: it was handed over, nobody ever said whether that worked, and an operator let it be.
 * - `left`: they unsubscribed before it was sent.
 * - `suppressed`: nothing may be sent to their address.
 * - `overtaken`: a newer notice about the same thing was on its way to them before this one had left.
 */
export type Outcome =
  | { state: 'sent'; providerId?: string; at?: Instant; reason?: string }
  | { state: 'delivered'; providerId: string; at: Instant }
  | { state: 'bounced' | 'complained'; providerId: string; at: Instant; reason: string }
  | { state: 'failed'; reason: string; providerId?: string; at?: Instant }
  | { state: 'suppressed'; reason?: string; providerId?: string; at?: Instant }
  | { state: 'unknown'; reason: string }
  | { state: 'left' }
  | { state: 'overtaken' }
