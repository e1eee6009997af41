import { componentsOf } from '#core/components/catalogue.ts'
import type { FeedContext } from './feed-items.ts'

/** The pages worth finding: the present, the services, and the newest of the past; its length does not grow. */
export function siteMap({ view, content, siteUrl }: FeedContext): string {
  const entries: [string, string?][] = [
    ['/', view.madeAt],
    ['/history', view.madeAt],
    ['/uptime'],
    ['/subscribe'],
    ...componentsOf(content.catalogue).map(({ id }): [string] => [`/services/${id}`]),
    ...view.recent.map(({ id, updatedAt }): [string, string] => [`/incidents/${id}`, updatedAt]),
    ...view.months.slice(0, 240).map(({ month }): [string] => [`/history/${month}`]),
  ]
  const urls = entries.map(
    ([path, changed]) =>
      `  <url><loc>${siteUrl}${path === '/' ? '' : path}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`
}

export function robots(siteUrl: string): string {
  return `User-agent: *
Disallow: /admin
Disallow: /api/v1/
Disallow: /ack
Disallow: /unsubscribe

Sitemap: ${siteUrl}/sitemap.xml
`
}
