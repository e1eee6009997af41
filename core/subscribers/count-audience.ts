import type { Notice } from '#core/notices/notice.ts'
import type { Store } from '#core/ports.ts'
import { wants } from './audience.ts'
import { subscribersAfter } from './record.ts'
import { suppressedAmong } from './suppressed.ts'

export interface AudienceCount {
  /** People who get it. */
  told: number
  /** People who asked for the first and the last word only, and get this one not. */
  endsOnly: number
}

/** How many people a notice goes to. */
export async function countAudience(
  store: Store,
  notice: Pick<Notice, 'audience' | 'kind'>,
): Promise<AudienceCount> {
  const count = { told: 0, endsOnly: 0 }
  for (let after: string | null = null; ;) {
    const page = await subscribersAfter(store, after, 1000)
    const suppressed = await suppressedAmong(
      store,
      page.map(({ email }) => email),
    )
    for (const subscriber of page) {
      if (suppressed.has(subscriber.email)) continue
      if (wants(subscriber, notice)) count.told++
      else if (wants({ ...subscriber, updates: 'all' }, notice)) count.endsOnly++
    }
    if (page.length < 1000) return count
    after = page.at(-1)?.id ?? null
  }
}
