import { type Counts, noCounts, type Notice } from '#core/notices/notice.ts'
import type { Batch } from './batch.ts'

/** How far a notice has come. */
export interface Progress extends Omit<Counts, 'stuck'> {
  /** Those in a stuck batch are among them. */
  waiting: number
  /** `stuck` waits for an operator; `withheld` was taken back before anybody was written to. */
  state: 'waiting' | 'sending' | 'sent' | 'stuck' | 'withheld'
}

/** The counts with the outcomes of one more batch that has ended. */
export function countsWith(counts: Counts, { recipients }: Batch): Counts {
  const next = { ...counts }
  for (const { outcome } of recipients) next[outcome ? outcome.state : 'stuck']++
  return next
}

export function progressOf(notice: Notice): Progress {
  const { recipients, sent, failed, left, suppressed } = notice.counts ?? noCounts
  const waiting = recipients - sent - failed - left - suppressed
  return { recipients, sent, failed, waiting, left, suppressed, state: stateOf(notice) }
}

function stateOf({ counts, expanded, batches, settled, withheld }: Notice): Progress['state'] {
  if (withheld) return 'withheld'
  if (counts && counts.stuck > 0) return 'stuck'
  if (expanded && settled === batches) return 'sent'
  return settled > 0 ? 'sending' : 'waiting'
}
