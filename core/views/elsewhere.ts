import type { PublicDocument } from '#core/ports.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import type { PageModel } from './page-models.ts'
import { badge } from './badge.ts'
import { signs } from './signs.ts'
import { statusName } from './status-words.ts'

/** What other sites show of us: a badge of the page and of each service, and what the notice of `/embed.js` says. */
export function documentsForElsewhere(
  model: Pick<PageModel, 'view' | 'content' | 'siteUrl'>,
): PublicDocument[] {
  const { view, content } = model
  const name = `${content.site.name} Status`
  const badges = view.groups.flatMap(({ components }) =>
    components.flatMap(({ id, name: label, status }) => {
      const body = badge({ label, status })
      return [id, statuspageId('component', id)].map((each) => svg(`/badge/${each}.svg`, body))
    }),
  )
  return [
    svg('/badge.svg', badge({ label: name, status: view.status })),
    ...badges,
    {
      path: '/embed.json',
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(noticeElsewhere(model)),
    },
  ]
}

function svg(path: string, body: string): PublicDocument {
  return { path, contentType: 'image/svg+xml', body }
}

/** All that the notice needs, its drawing and its words included. */
export function noticeElsewhere({ view, content, siteUrl }: Pick<PageModel, 'view' | 'content' | 'siteUrl'>) {
  const name = `${content.site.name} Status`
  return {
    name,
    url: siteUrl,
    status: view.status,
    word: statusName[view.status],
    headline: view.headline,
    sign: signs[view.status],
    close: 'Close',
    lost: `We cannot say right now. Look at ${name}.`,
  }
}

export type NoticeElsewhere = ReturnType<typeof noticeElsewhere>
