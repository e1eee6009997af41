import type { Key } from '#core/ports.ts'
import type { ChannelKind } from '#core/subscribers/channel.ts'
import type { Language } from '#core/words/languages.ts'
import type { Instant } from '#core/words/times.ts'
import type { Outcome } from './outcome.ts'

/** Address, token and reason are there for as long as something may have to be sent to them, and empty afterwards. */
export interface Recipient {
  subscriber: string
  email: string
  token: string | null
  why: string
  /** What they read, where it is not the page's own; one for all of a batch. */
  language?: Language
  /** Of somebody of the team: the secret of their link, by which they say that they are on it. */
  answer?: string
  outcome: Outcome | null
}

/** What is kept of somebody to whom nothing will be sent any more: who leaves later is in no batch. */
export function forgotten(recipient: Recipient): Recipient {
  const { subscriber, outcome } = recipient
  return { subscriber, email: '', token: null, why: '', outcome }
}

/** A pager is a channel of the team's alone. */
export type BatchChannel = ChannelKind | 'pager'

/** Recipients of one notice that are sent together under one idempotency key. */
export interface Batch {
  notice: string
  number: number
  /** Missing means email. */
  channel?: BatchChannel
  recipients: Recipient[]
  /** The page of subscribers that they are of: those after the one and up to the other. */
  page?: { after: string | null; last: string }
  /** `stuck` waits for an operator: the provider has forgotten the key, so trying on could send twice. */
  state: 'queued' | 'done' | 'stuck'
  attempts: number
  firstAttemptAt: Instant | null
  /** What every attempt under one key says alike, whatever is configured by then. */
  sender?: { siteUrl: string; mailFrom: string }
  /** Somebody is sending it; until `dueAt` nobody else does. */
  leased?: boolean
  /** How many keys were given up before this one, each without a mail or knowingly. */
  renewed?: number
  /** An operator had it sent once more. */
  again?: boolean
  /** When the quiet hours of its people end, in which it was handed out. */
  quietUntil?: Instant
  /** How often it waited for an earlier notice. */
  waits?: number
  dueAt: Instant
  error: string | null
}

export type BatchName = Pick<Batch, 'notice' | 'number'>

export const batchKey = ({ notice, number }: BatchName): Key => ['batch', notice, padded(number)]

/** What the provider knows the batch by. */
export function idempotencyKey({ notice, number, renewed }: Batch): string {
  return renewed ? `${notice}/${number}/${renewed}` : `${notice}/${number}`
}

/** Email and everything else wait in queues of their own, first attempts apart from those that were made before. */
export const lanes = ['batch-due', 'batch-retry', 'hook-due', 'hook-retry'] as const
export type Lane = (typeof lanes)[number]

export function laneOf({ channel, attempts }: Pick<Batch, 'channel' | 'attempts'>): Lane {
  if (channel) return attempts === 0 ? 'hook-due' : 'hook-retry'
  return attempts === 0 ? 'batch-due' : 'batch-retry'
}

/** Orders what is to be sent by the time it is due. */
export function dueKey(batch: Pick<Batch, 'channel' | 'attempts' | 'notice' | 'number' | 'dueAt'>): Key {
  return [laneOf(batch), batch.dueAt, batch.notice, padded(batch.number)]
}

/** Finds who has something of a notice still to come, by the page of subscribers that they are of. */
export function openKey({ notice, number, page }: Batch): Key | null {
  return page ? ['batch-open', notice, page.last, padded(number)] : null
}

export const stuckBatches: Key = ['batch-stuck']

/** Marks a batch that waits for an operator. */
export const stuckKey = ({ notice, number }: BatchName): Key => [...stuckBatches, notice, String(number)]

function padded(number: number): string {
  return String(number).padStart(6, '0')
}
