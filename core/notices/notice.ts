import type { SeverityId } from '#core/severity/levels.ts'
import type { Instant } from '#core/words/times.ts'
import type { RenderedMail } from './render-mail.ts'
import type { NoticeKind } from './template.ts'

/** Whom a notice is for; planned work has no severity. */
export type Audience =
  | { to: 'subscribers'; components: string[]; severity: SeverityId | null }
  | { to: 'one'; subscriber: string; email: string }

/** What is said, frozen when it was decided, and how far it has been handed out. */
export interface Notice {
  id: string
  kind: NoticeKind
  /** The incident or the planned work that it is about. */
  incident: string | null
  createdAt: Instant
  audience: Audience
  mail: RenderedMail
  /** The last subscriber that was put into a batch; null before the first. */
  cursor: string | null
  /** All batches exist. */
  expanded: boolean
  batches: number
  /** How many batches are done or stuck. */
  settled: number
  tally: Tally
}

/** What became of a notice, counted in the commit that writes each outcome down. */
export interface Tally {
  recipients: number
  sent: number
  failed: number
  left: number
  suppressed: number
  /** People in batches that wait for an operator. */
  stuck: number
}

/** How every notice begins. */
export const unsent: Pick<Notice, 'cursor' | 'expanded' | 'batches' | 'settled' | 'tally'> = {
  cursor: null,
  expanded: false,
  batches: 0,
  settled: 0,
  tally: { recipients: 0, sent: 0, failed: 0, left: 0, suppressed: 0, stuck: 0 },
}
