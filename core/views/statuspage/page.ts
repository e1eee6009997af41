import type { FeedContext } from '#core/views/feed-items.ts'
import type { PublicView } from '#core/views/public-view.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import type { Instant } from '#core/words/times.ts'

export const pageId = statuspageId('page', 'status')

export function pageOf({ view, content, siteUrl }: FeedContext) {
  return {
    id: pageId,
    name: content.site.name,
    url: siteUrl,
    time_zone: 'Etc/UTC',
    updated_at: newestChange(view),
  }
}

/** When anything that a reader sees was last changed. */
export function newestChange({
  openedAt,
  recent,
  underWay,
  upcoming,
  pastWork,
  baselineChangedAt,
}: PublicView): Instant {
  const changes = [...recent, ...underWay, ...upcoming, ...pastWork].map(({ updatedAt }) => updatedAt)
  return (
    [openedAt, ...(baselineChangedAt ? [baselineChangedAt] : []), ...changes].toSorted().at(-1) ?? openedAt
  )
}
