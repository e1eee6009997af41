import type { PublicDocument } from '#core/ports.ts'
import { documentsForElsewhere } from './elsewhere.ts'
import { calendarDocuments } from './calendar.ts'
import type { FeedContext } from './feed-items.ts'
import { atomFeed, jsonFeed, rssFeed } from './feeds.ts'
import { llmsText } from './llms.ts'
import { robots, siteMap } from './site-map.ts'
import { statuspageDocuments } from './statuspage/documents.ts'

const json = 'application/json; charset=utf-8'

/** Everything that programs read, each under its address. */
export function machineDocuments(context: FeedContext): PublicDocument[] {
  return [
    ...Object.entries(statuspageDocuments(context)).map(([path, value]) => ({
      path,
      contentType: json,
      body: JSON.stringify(value),
    })),
    { path: '/history.atom', contentType: 'application/atom+xml; charset=utf-8', body: atomFeed(context) },
    { path: '/history.rss', contentType: 'application/rss+xml; charset=utf-8', body: rssFeed(context) },
    {
      path: '/feed.json',
      contentType: 'application/feed+json; charset=utf-8',
      body: JSON.stringify(jsonFeed(context)),
    },
    ...calendarDocuments(context),
    ...documentsForElsewhere(context),
    { path: '/llms.txt', contentType: 'text/plain; charset=utf-8', body: llmsText(context) },
    { path: '/sitemap.xml', contentType: 'application/xml; charset=utf-8', body: siteMap(context) },
    { path: '/robots.txt', contentType: 'text/plain; charset=utf-8', body: robots(context.siteUrl) },
  ]
}
