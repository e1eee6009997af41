import type { Notice, Tally } from '#core/notices/notice.ts'
import type { Batch } from './batch.ts'

/** How far a notice has come; `stuck` waits for an operator. */
export interface Progress extends Omit<Tally, 'stuck'> {
  waiting: number
  state: 'waiting' | 'sending' | 'sent' | 'stuck'
}

/** The tally with the outcomes of one more batch that has ended. */
export function tallied(tally: Tally, batch: Batch): Tally {
  const next = { ...tally }
  for (const { outcome } of batch.recipients) next[outcome ? outcome.state : 'stuck']++
  return next
}

export function progressOf({ tally, expanded, batches, settled }: Notice): Progress {
  const { recipients, sent, failed, left, suppressed, stuck } = tally
  const over = expanded && settled === batches
  return {
    recipients,
    sent,
    failed,
    left,
    suppressed,
    waiting: recipients - sent - failed - left - suppressed,
    state: stuck > 0 ? 'stuck' : over ? 'sent' : settled > 0 ? 'sending' : 'waiting',
  }
}
