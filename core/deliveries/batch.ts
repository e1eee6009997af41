import type { Key } from '#core/ports.ts'
import type { Channel, ChannelKind } from '#core/subscribers/channel.ts'
import type { Instant } from '#core/words/times.ts'

/**
 * What became of the mail to one person. `left` means that they unsubscribed before it was sent, `suppressed` that
 * nothing may be sent to their address.
 */
export type Outcome =
  | { state: 'sent'; providerId?: string }
  | { state: 'failed'; reason: string }
  | { state: 'left' }
  | { state: 'suppressed' }

/** Address, token and reason are there for as long as something may have to be sent to them, and empty afterwards. */
export interface Recipient {
  subscriber: string
  email: string
  token: string | null
  why: string
  /** Where they are told, unless by email. */
  hook?: Omit<Channel, 'kind'>
  outcome: Outcome | null
}

/** What is kept of somebody to whom nothing will be sent any more: who leaves later is in no batch. */
export function forgotten(recipient: Recipient): Recipient {
  const { subscriber, outcome } = recipient
  return { subscriber, email: '', token: null, why: '', outcome }
}

/** Recipients of one notice that are sent together under one idempotency key. */
export interface Batch {
  notice: string
  number: number
  /** Missing means email. */
  channel?: ChannelKind
  recipients: Recipient[]
  /** `stuck` waits for an operator: the provider has forgotten the key, so trying on could send twice. */
  state: 'queued' | 'done' | 'stuck'
  attempts: number
  firstAttemptAt: Instant | null
  dueAt: Instant
  error: string | null
}

export const batchKey = ({ notice, number }: Pick<Batch, 'notice' | 'number'>): Key => [
  'batch',
  notice,
  padded(number),
]

/** Orders what is to be sent by the time it is due. */
export const dueKey = (batch: Pick<Batch, 'notice' | 'number' | 'dueAt'>): Key => [
  'batch-due',
  batch.dueAt,
  batch.notice,
  padded(batch.number),
]

export const stuckBatches: Key = ['batch-stuck']

/** Marks a batch that waits for an operator. */
export const stuckKey = ({ notice, number }: Pick<Batch, 'notice' | 'number'>): Key => [
  ...stuckBatches,
  notice,
  String(number),
]

function padded(number: number): string {
  return String(number).padStart(6, '0')
}
