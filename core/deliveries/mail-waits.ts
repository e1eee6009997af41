import { queuedNotices, noticeKey } from '#core/notices/record.ts'
import type { Notice } from '#core/notices/notice.ts'
import { mailPause, type Pause } from './limits.ts'
import { progressOf } from './progress.ts'
import type { DeliveryDeps } from './sender.ts'

const mostNotices = 100

/** That all email waits for the provider or for our own limit, and for how many. */
export interface MailWaits extends Pause {
  /** Emails that are put down and not sent; of a notice that is not handed out nobody knows yet. */
  emails: number
}

/** Null while nothing keeps email from leaving. */
export async function mailWaits(
  deps: Pick<DeliveryDeps, 'store' | 'clock' | 'limits'>,
): Promise<MailWaits | null> {
  const pause = await mailPause(deps)
  if (!pause) return null
  const queue = await queuedNotices(deps.store, mostNotices)
  const notices = queue.length > 0 ? await deps.store.get(queue.map(({ id }) => noticeKey(id))) : []
  const queued = notices.map((entry) => (entry ? progressOf(entry.value as Notice).queued : 0))
  return { ...pause, emails: queued.reduce((sum, people) => sum + people, 0) }
}
