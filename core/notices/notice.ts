import type { SeverityId } from '#core/severity/levels.ts'
import type { Contact } from '#core/team/contact.ts'
import type { Instant } from '#core/words/times.ts'
import type { RenderedMail } from './render-mail.ts'
import type { NoticeKind } from './template.ts'

/** Whom a notice is for; planned work has no severity. */
export type Audience =
  | { to: 'subscribers'; components: string[]; severity: SeverityId | null }
  | { to: 'one'; subscriber: string; email: string }
  /** Those who stand in its batches from the beginning. */
  | { to: 'some' }
  | ToTeam

/** Waits for nothing that subscribers are told, and keeps them waiting for nothing. */
export interface ToTeam {
  to: 'team'
  channel: 'slack' | 'email' | 'pager'
  /** What it is about: an incident, a draft. */
  incident: string
  /** Whom it is for; missing for the channel that all share. */
  person?: Pick<Contact, 'name' | 'email' | 'webhook'>
  /** It carries a link by which one says that one is on it. */
  asks?: boolean
}

/** What is said, frozen when it was decided, and how far it has been handed out. */
export interface Notice {
  id: string
  kind: NoticeKind
  /** The incident or the planned work that it is about; null for what waits for no other notice. */
  incident: string | null
  createdAt: Instant
  /** The update that it tells of; a reminder tells of none. */
  update?: string
  /** Nobody is written to before; until then it can be taken back. */
  heldUntil?: Instant
  /** Who took it back before anybody was written to. */
  withheld?: { at: Instant; by: string }
  audience: Audience
  mail: RenderedMail
  /** What the team's channel says, in its own markup. */
  chat?: string
  /** What a pager is given, but for the secret in the link. */
  page?: unknown
  /** The last subscriber that was put into a batch; null before the first. */
  cursor: string | null
  /** When the first people were put into batches: what goes into digests, goes by it. */
  handedOutAt?: Instant
  /** Some of it waits until then for the end of quiet hours. */
  quietUntil?: Instant
  /** All batches exist. */
  expanded: boolean
  batches: number
  /** How many batches are done or stuck. */
  settled: number
  counts?: Counts
}

/** How every notice begins. */
export const unsent: Pick<Notice, 'cursor' | 'expanded' | 'batches' | 'settled'> = {
  cursor: null,
  expanded: false,
  batches: 0,
  settled: 0,
}

/** What became of it, person by person; what is missing is queued. */
export interface Counts {
  recipients: number
  /** The provider took it and has not said more. */
  sent: number
  delivered: number
  bounced: number
  complained: number
  failed: number
  /** Nobody knows, and an operator let it be. */
  unknown: number
  /** Unsubscribed before it was sent. */
  left: number
  /** Nothing may be sent to their address. */
  suppressed: number
  /** A newer notice reached them instead. */
  overtaken: number
  /** In batches that wait for an operator. */
  stuck: number
}

export const noCounts: Counts = {
  recipients: 0,
  sent: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
  unknown: 0,
  left: 0,
  suppressed: 0,
  overtaken: 0,
  stuck: 0,
}
