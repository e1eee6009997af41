import { escapeHtml } from '#core/words/markdown.ts'
import { type Instant, ms } from '#core/words/times.ts'
import { type FeedContext, type FeedItem, feedItems } from './feed-items.ts'

export function atomFeed(context: FeedContext): string {
  const { content, siteUrl } = context
  const host = new URL(siteUrl).hostname
  const items = feedItems(context)
  const entries = items.map(
    ({ id, url, title, published, updated, html }) => `  <entry>
    <id>tag:${host},2005:Incident/${id}</id>
    <published>${published}</published>
    <updated>${updated}</updated>
    <link rel="alternate" type="text/html" href="${url}"/>
    <title>${escapeHtml(title)}</title>
    <content type="html">${escapeHtml(html)}</content>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
  <id>tag:${host},2005:/history</id>
  <link rel="alternate" type="text/html" href="${siteUrl}"/>
  <link rel="self" type="application/atom+xml" href="${siteUrl}/history.atom"/>
  <title>${escapeHtml(content.site.name)} Status - Incident History</title>
  <updated>${newestUpdate(items, context)}</updated>
  <author><name>${escapeHtml(content.site.name)}</name></author>
${entries.join('\n')}
</feed>
`
}

export function rssFeed(context: FeedContext): string {
  const { content, siteUrl } = context
  const items = feedItems(context)
  const entries = items.map(
    ({ url, title, updated, html }) => `    <item>
      <title>${escapeHtml(title)}</title>
      <description>${escapeHtml(html)}</description>
      <pubDate>${rfc822(updated)}</pubDate>
      <link>${url}</link>
      <guid isPermaLink="true">${url}</guid>
    </item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${escapeHtml(content.site.name)} Status - Incident History</title>
    <link>${siteUrl}</link>
    <atom:link href="${siteUrl}/history.rss" rel="self" type="application/rss+xml"/>
    <description>Statuspage</description>
    <pubDate>${rfc822(newestUpdate(items, context))}</pubDate>
${entries.join('\n')}
  </channel>
</rss>
`
}

export function jsonFeed(context: FeedContext) {
  const { content, siteUrl } = context
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${content.site.name} Status - Incident History`,
    home_page_url: siteUrl,
    feed_url: `${siteUrl}/feed.json`,
    language: content.site.language,
    items: feedItems(context).map(({ url, title, published, updated, html }) => ({
      id: url,
      url,
      title,
      content_html: html,
      date_published: published,
      date_modified: updated,
    })),
  }
}

function newestUpdate(items: readonly FeedItem[], { view }: FeedContext): Instant {
  return (
    items
      .map(({ updated }) => updated)
      .toSorted()
      .at(-1) ?? view.openedAt
  )
}

function rfc822(at: Instant): string {
  return new Date(ms(at)).toUTCString()
}
