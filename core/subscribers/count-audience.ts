import type { Notice } from '#core/notices/notice.ts'
import type { Store } from '#core/ports.ts'
import { wants } from './audience.ts'
import { countByWishes } from './count.ts'

export interface AudienceCount {
  /** People who get it. */
  told: number
  /** People who asked for the first and the last word only, and get this one not. */
  endsOnly: number
  /** People who would get it if their addresses were not suppressed. */
  suppressed: number
}

export const nobody: AudienceCount = { told: 0, endsOnly: 0, suppressed: 0 }

/** How many people a notice goes to. */
export async function countAudience(
  store: Pick<Store, 'list'>,
  notice: Pick<Notice, 'audience' | 'kind'>,
): Promise<AudienceCount> {
  const count = { ...nobody }
  for (const { wishes, suppressed, people } of await countByWishes(store)) {
    if (wants(wishes, notice)) count[suppressed ? 'suppressed' : 'told'] += people
    else if (!suppressed && wants({ ...wishes, updates: 'all' }, notice)) count.endsOnly += people
  }
  return count
}
