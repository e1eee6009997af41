import type { Incident, Update } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import { clockTime, ms } from '#core/words/times.ts'
import type { PublicView } from './public-view.ts'

export interface FeedContext {
  view: PublicView
  content: Content
  siteUrl: string
}

const newest = (view: PublicView) => view.recent.slice(0, 25)

export function atomFeed({ view, content, siteUrl }: FeedContext): string {
  const host = new URL(siteUrl).hostname
  const updated =
    newest(view)
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1) ?? view.openedAt
  const entries = newest(view).map(
    (incident) => `  <entry>
    <id>tag:${host},2005:Incident/${incident.id}</id>
    <published>${incident.createdAt}</published>
    <updated>${incident.updatedAt}</updated>
    <link rel="alternate" type="text/html" href="${siteUrl}/incidents/${incident.id}"/>
    <title>${escapeHtml(incident.title)}</title>
    <content type="html">${escapeHtml(storyHtml(content, incident))}</content>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
  <id>tag:${host},2005:/history</id>
  <link rel="alternate" type="text/html" href="${siteUrl}"/>
  <link rel="self" type="application/atom+xml" href="${siteUrl}/history.atom"/>
  <title>${escapeHtml(content.site.name)} Status - Incident History</title>
  <updated>${updated}</updated>
  <author><name>${escapeHtml(content.site.name)}</name></author>
${entries.join('\n')}
</feed>
`
}

export function rssFeed({ view, content, siteUrl }: FeedContext): string {
  const items = newest(view).map(
    (incident) => `    <item>
      <title>${escapeHtml(incident.title)}</title>
      <description>${escapeHtml(storyHtml(content, incident))}</description>
      <pubDate>${rfc822(incident.updatedAt)}</pubDate>
      <link>${siteUrl}/incidents/${incident.id}</link>
      <guid isPermaLink="true">${siteUrl}/incidents/${incident.id}</guid>
    </item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${escapeHtml(content.site.name)} Status - Incident History</title>
    <link>${siteUrl}</link>
    <atom:link href="${siteUrl}/history.rss" rel="self" type="application/rss+xml"/>
    <description>Statuspage</description>
    <pubDate>${rfc822(newest(view)[0]?.updatedAt ?? view.openedAt)}</pubDate>
${items.join('\n')}
  </channel>
</rss>
`
}

export function jsonFeed({ view, content, siteUrl }: FeedContext) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${content.site.name} Status - Incident History`,
    home_page_url: siteUrl,
    feed_url: `${siteUrl}/feed.json`,
    language: content.site.language,
    items: newest(view).map((incident) => ({
      id: `${siteUrl}/incidents/${incident.id}`,
      url: `${siteUrl}/incidents/${incident.id}`,
      title: incident.title,
      content_html: storyHtml(content, incident),
      date_published: incident.createdAt,
      date_modified: incident.updatedAt,
    })),
  }
}

const monthAndDay = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: '2-digit' })

/** All updates, newest first, in the shape that readers of Statuspage's feeds expect. */
function storyHtml({ steps }: Content, { updates }: Incident): string {
  return updates
    .toReversed()
    .map(
      (update) =>
        `<p><small>${stamp(update)}</small><br><strong>${statusName(steps, update)}</strong> - ${inline(update.message.html)}</p>`,
    )
    .join('')
}

function statusName(steps: Content['steps'], { status }: Update): string {
  return status === 'postmortem' ? 'Postmortem' : (steps.find(({ id }) => id === status)?.name ?? status)
}

function stamp({ at }: Update): string {
  const [month = '', day = ''] = monthAndDay.format(ms(at)).split(' ')
  return `${month} <var data-var='date'>${day}</var>, <var data-var='time'>${clockTime(at)}</var> UTC`
}

/** A single paragraph stands in its line; anything longer keeps its blocks. */
function inline(html: string): string {
  const only = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/.exec(html)
  return only?.[1] ?? html
}

function rfc822(at: string): string {
  return new Date(ms(at)).toUTCString()
}
