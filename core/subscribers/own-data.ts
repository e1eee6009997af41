import type { Deps } from '#core/deps.ts'
import type { Instant } from '#core/words/times.ts'
import type { Subscriber } from './subscriber.ts'
import { suppressionOf, type Suppression } from './suppressed.ts'
import type { Wishes } from './wishes.ts'

export interface OwnData {
  email: string
  confirmedAt: Instant
  wishes: Wishes
  digest: { upTo: Instant; dueAt: Instant } | null
  /** Why nothing is sent to the address. */
  suppressed: Omit<Suppression, 'by'> | null
  /** What else is kept, in words. */
  note: string
}

/** Everything that is kept of a person, for themselves. */
export async function ownData({ store }: Pick<Deps, 'store'>, subscriber: Subscriber): Promise<OwnData> {
  const { id: _id, token: _token, email, confirmedAt, digesting, ...wishes } = subscriber
  const suppressed = await suppressionOf(store, email)
  return {
    email,
    confirmedAt,
    wishes,
    digest: digesting ? { upTo: digesting.upTo, dueAt: digesting.dueAt } : null,
    suppressed: suppressed && { reason: suppressed.reason, at: suppressed.at },
    note: 'Besides this we keep the secret of the links in your emails, and for each notice whether it reached you, under a number and without your address.',
  }
}
