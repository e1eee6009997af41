import type { Key, Put } from '#core/ports.ts'
import { day } from '#core/words/times.ts'
import type { Batch } from './batch.ts'

/** For so long a provider says what became of an email. */
const remembered = 30 * day

/** Where the provider's name of an email leads. */
export interface ProviderMail {
  notice: string
  batch: number
  subscriber: string
}

export const providerMailKey = (providerId: string): Key => ['provider-mail', providerId]

/** Written in the commit that records that they were taken. */
export function providerMailPuts({ notice, number, recipients }: Batch, now: number): Put[] {
  return recipients.flatMap(({ subscriber, outcome }) => {
    if (outcome?.state !== 'sent' || !outcome.providerId) return []
    const value: ProviderMail = { notice, batch: number, subscriber }
    return [{ key: providerMailKey(outcome.providerId), value, expiresAt: now + remembered }]
  })
}
