import { type Counts, noCounts, type Notice } from '#core/notices/notice.ts'
import type { Batch } from './batch.ts'
import type { Outcome } from './outcome.ts'

/** How far a notice has come; each person is counted once, as they stand. */
export interface Progress extends Omit<Counts, 'stuck'> {
  queued: number
  /** Of those of whom nobody knows, how many wait for an operator to decide. */
  undecided: number
  /** `stuck` waits for an operator; `withheld` was taken back before anybody was written to. */
  state: 'queued' | 'sending' | 'sent' | 'stuck' | 'withheld'
}

/** The counts with the outcomes of one more batch that has ended. */
export function countsWith(counts: Counts, { recipients }: Batch): Counts {
  const next = { ...noCounts, ...counts }
  for (const { outcome } of recipients) next[outcome ? outcome.state : 'stuck']++
  return next
}

/** The counts after somebody's outcome has become another; null for one who is in a stuck batch. */
export function countsMoved(
  counts: Counts | undefined,
  from: Outcome['state'] | null,
  to: Outcome['state'] | null,
  people = 1,
): Counts {
  const next = { ...noCounts, ...counts }
  next[from ?? 'stuck'] -= people
  next[to ?? 'stuck'] += people
  return next
}

/** How many the provider took it for, whatever became of it then. */
export function handedOver(counts: Omit<Counts, 'stuck'>): number {
  const { sent, delivered, bounced, complained } = counts
  return sent + delivered + bounced + complained
}

/** How many did not get it, or may not have got it; those of a stuck batch are among the unknown of a progress. */
export function notReached(counts: Omit<Counts, 'stuck'> & { stuck?: number }): number {
  const { failed, bounced, unknown, stuck = 0 } = counts
  return failed + bounced + unknown + stuck
}

export function countsOf({ counts }: Pick<Notice, 'counts'>): Counts {
  return { ...noCounts, ...counts }
}

export function progressOf(notice: Notice): Progress {
  const { stuck, unknown, ...counts } = countsOf(notice)
  const { recipients, ...ended } = counts
  const settled = Object.values(ended).reduce((sum, people) => sum + people, stuck + unknown)
  return {
    ...counts,
    queued: recipients - settled,
    unknown: unknown + stuck,
    undecided: stuck,
    state: stateOf(notice),
  }
}

function stateOf(notice: Notice): Progress['state'] {
  const { expanded, batches, settled, withheld } = notice
  if (withheld) return 'withheld'
  if (countsOf(notice).stuck > 0) return 'stuck'
  if (expanded && settled === batches) return 'sent'
  return settled > 0 ? 'sending' : 'queued'
}
