import type { Deps } from '#core/deps.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import type { Store } from '#core/ports.ts'
import { subscriberKey } from '#core/subscribers/record.ts'
import { suppressedAmong } from '#core/subscribers/suppressed.ts'
import { minute, ms, second } from '#core/words/times.ts'
import type { Batch, Recipient } from './batch.ts'
import { openRecipients } from './open-recipients.ts'
import type { Outcome } from './outcome.ts'
import type { Standing } from './standing.ts'

/** What a newer notice about the same thing makes superfluous for whoever has not got it yet. */
const overtakable: readonly NoticeKind[] = ['update', 'maintenance_update', 'maintenance_reminder']

/** Who of a batch is written to now, or not at all, and who waits until an earlier notice has reached them. */
export interface Parted {
  now: Recipient[]
  waiting: Recipient[]
  /** When it makes sense to look at those who wait again. */
  lookAgainAt: number
}

/**
 * Decides anew for each recipient, which only a first attempt may: a repeat under the same key must carry the same mails.
 * Null when a newer notice may yet overtake this one and is not handed out.
 */
export async function partRecipients(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  batch: Batch,
  notice: Notice,
  standing: Standing,
): Promise<Parted | null> {
  const after = overtakable.includes(notice.kind) && !batch.again ? standing.after(notice.id) : []
  if (after.some(({ expanded }) => !expanded)) return null
  const [gone, earlier, later] = await Promise.all([
    wantedNoMore(store, batch),
    elsewhere(store, standing.before(notice.id), batch),
    elsewhere(store, after, batch),
  ])
  const now: Recipient[] = []
  const waiting: Recipient[] = []
  let lookAgainAt = Infinity
  for (const [index, recipient] of batch.recipients.entries()) {
    const outcome = recipient.outcome ?? gone[index] ?? (later.has(recipient.subscriber) ? overtaken : null)
    const found = outcome ? undefined : earlier.get(recipient.subscriber)
    // What may be sent in quiet hours does not wait for what may not.
    const before = found && isQuiet(found, clock.now()) && !isQuiet(batch, clock.now()) ? undefined : found
    if (before) {
      waiting.push(recipient)
      lookAgainAt = Math.min(lookAgainAt, settledNotBefore(before, batch, clock.now()))
    } else now.push({ ...recipient, outcome })
  }
  return { now, waiting, lookAgainAt }
}

function isQuiet({ quietUntil, attempts }: Batch, now: number): boolean {
  return attempts === 0 && quietUntil !== undefined && ms(quietUntil) > now
}

const overtaken: Outcome = { state: 'overtaken' }

function elsewhere(store: Store, notices: readonly { id: string }[], { page }: Batch) {
  const ids = notices.map(({ id }) => id)
  return ids.length > 0 && page ? openRecipients(store, ids, page) : new Map<string, Batch>()
}

/** Who has left since, or may not be written to any more; null for everybody else. */
async function wantedNoMore(
  store: Store,
  { channel, recipients }: Batch,
): Promise<(Extract<Outcome, { state: 'left' | 'suppressed' }> | null)[]> {
  const [found, suppressed] = await Promise.all([
    store.get(recipients.map(({ subscriber }) => subscriberKey(subscriber))),
    suppressedAmong(store, channel ? [] : recipients.map(({ email }) => email)),
  ])
  return recipients.map(({ token, email }, index) => {
    if (token !== null && !found[index]) return { state: 'left' }
    return suppressed.has(email) ? { state: 'suppressed' } : null
  })
}

/** What is tried again later is not settled before; of what is being sent we look again soon, and ever less often. */
function settledNotBefore(before: Batch, { waits = 0 }: Batch, now: number): number {
  const soon = now + Math.min(second * 2 ** waits, minute)
  return before.leased ? soon : Math.max(soon, ms(before.dueAt))
}
