import type { Deps } from '#core/deps.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { Mailer } from '#core/ports.ts'
import type { BatchChannel, Recipient } from './batch.ts'
import type { MailLimits } from './limits.ts'
import type { Outcome } from './outcome.ts'

/** Brings a notice to people over one kind of channel. */
export interface Sender {
  /** The most recipients that one call may carry without risking a second copy after a crash. */
  readonly batchLimit: number
  /** When a batch is tried again, where not as email is. */
  readonly retries?: Retries
  /**
   * Sends the notice to each recipient once; a repeat under the same key sends nothing again, or at least says that it
   * is a repeat. One outcome per recipient, in order. Rejects with `unavailable` or `limited`, and with `retryAfter`
   * where that is known, when the whole batch should be tried again under the same key.
   */
  send(key: string, notice: Notice, recipients: readonly Recipient[]): Promise<Outcome[]>
}

export interface Retries {
  /** Milliseconds between this attempt, the first being 1, and the next. */
  pause(attempt: number): number
  /** The longest that the other end is waited for when it asks for it; an hour where nothing is said. */
  longestPause?: number
  /** Milliseconds after the first attempt from which there is no other. */
  giveUpAfter: number
  /** What becomes of the recipients then: they failed, or an operator decides. */
  then: 'failed' | 'stuck'
}

export interface DeliveryDeps extends Deps {
  mailer: Mailer
  /** For every kind of channel but email, which `mailer` is for. */
  senders?: Partial<Record<Exclude<BatchChannel, 'email'>, Sender>>
  limits?: MailLimits
  /** The provider will say what became of each email, so where its names lead is kept. */
  outcomesFollow?: boolean
  /** Passes so many milliseconds; without it nothing waits for a moment that comes soon, and the next run sends. */
  wait?(milliseconds: number): Promise<void>
}
