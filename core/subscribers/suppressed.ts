import type { Store } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import { suppressedKey } from './record.ts'

/** Why nothing is sent to an address. */
export interface Suppression {
  reason: SuppressionReason
  at: Instant
  by: string
}

export type SuppressionReason = 'asked' | 'bounced' | 'complained'

export async function suppressionOf(store: Store, email: string): Promise<Suppression | null> {
  const [entry] = await store.get([suppressedKey(email)])
  return (entry?.value as Suppression | undefined) ?? null
}

/** Those of the addresses to which nothing is sent. */
export async function suppressedAmong(
  store: Store,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Suppression>> {
  const found = emails.length > 0 ? await store.get(emails.map(suppressedKey)) : []
  return new Map(
    emails.flatMap((email, index) => {
      const entry = found[index]
      return entry ? [[email, entry.value as Suppression]] : []
    }),
  )
}
