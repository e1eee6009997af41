import type { Deps } from '#core/deps.ts'
import type { Notice } from '#core/notices/notice.ts'
import { goesInDigest, wants } from './audience.ts'
import { countByWishes } from './count.ts'

export interface AudienceCount {
  /** People who get it by itself. */
  told: number
  /** Programs and chats that are handed it. */
  hooks: number
  /** People among them who get it after their quiet hours, if it falls into these. */
  quiet: number
  /** People who read of it in the mail that sums up their day or week. */
  inDigest: number
  /** People who asked for the first and the last word only, and get this one not. */
  endsOnly: number
  /** People who would get it if their addresses were not suppressed. */
  suppressed: number
  /** Those of them whose addresses gave their mail back. */
  bounced: number
}

export const nobody: AudienceCount = {
  told: 0,
  hooks: 0,
  quiet: 0,
  inDigest: 0,
  endsOnly: 0,
  suppressed: 0,
  bounced: 0,
}

/** How many people a notice goes to. */
export async function countAudience(
  { store, content: { catalogue } }: Pick<Deps, 'content'> & { store: Pick<Deps['store'], 'list'> },
  { incident = null, ...rest }: Pick<Notice, 'audience' | 'kind'> & Partial<Pick<Notice, 'incident'>>,
): Promise<AudienceCount> {
  const count = { ...nobody }
  const notice = { ...rest, incident }
  for (const { wishes, hook, suppressed, people } of await countByWishes(store)) {
    if (wants(catalogue, wishes, notice)) {
      if (hook) count.hooks += suppressed ? 0 : people
      else if (suppressed) {
        count.suppressed += people
        if (suppressed === 'bounced') count.bounced += people
      } else if (goesInDigest(wishes, notice)) count.inDigest += people
      else {
        count.told += people
        if (mayWait(wishes.quietHours, notice)) count.quiet += people
      }
    } else if (
      !suppressed &&
      !hook &&
      wishes.updates === 'ends' &&
      wants(catalogue, { ...wishes, updates: 'all' }, notice)
    )
      count.endsOnly += people
  }
  return count
}

function mayWait(
  quietHours: 'none' | 'except P1' | 'always',
  { audience }: Pick<Notice, 'audience'>,
): boolean {
  const worst = audience.to === 'subscribers' && audience.severity === 'P1'
  return quietHours === 'always' || (quietHours === 'except P1' && !worst)
}
