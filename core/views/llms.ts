import type { Incident } from '#core/incidents/incident.ts'
import { severityName } from '#core/severity/levels.ts'
import type { FeedContext } from './feed-items.ts'
import { asSentence } from './headline.ts'
import { statusName } from './status-words.ts'

/** The present for a language model, in the shape of llmstxt.org: what is wrong now, and where the rest stands. */
export function llmsText(context: FeedContext): string {
  const { view, content, siteUrl } = context
  const { site } = content
  const services = view.groups.flatMap(({ name, components }) =>
    components.map((component) => `- ${component.name} (${name}): ${statusName[component.status]}`),
  )
  return `# ${site.name} Status

> Whether the ${site.product} works, and what is being done when it does not. All times are UTC.

As of ${view.madeAt}: ${view.headline} (${statusName[view.status]})

## Services now

${services.join('\n')}

## Open incidents

${view.open.length > 0 ? view.open.map((incident) => openIncident(context, incident)).join('\n') : 'None.'}

## More

- [Status now, JSON](${siteUrl}/api/v2/summary.json): services, open incidents and planned work, in the shape of Statuspage's API
- [Newest incidents, JSON](${siteUrl}/api/v2/incidents.json): the newest 50 with every update
- [History](${siteUrl}/history): every incident, month by month
- [Uptime](${siteUrl}/uptime): percent per service and month, and how it is computed
- [Planned work, iCalendar](${siteUrl}/maintenance.ics)
- [Feed, JSON](${siteUrl}/feed.json), [Atom](${siteUrl}/history.atom), [RSS](${siteUrl}/history.rss)
- [Notices by email](${siteUrl}/subscribe)
`
}

function openIncident({ content, siteUrl }: FeedContext, incident: Incident): string {
  const { id, title, severity, startedAt, nextUpdateAt, updates } = incident
  const promise = nextUpdateAt ? ` Next update by ${nextUpdateAt}.` : ''
  const said = updates.at(-1)?.message.text.replaceAll(/\s+/g, ' ') ?? ''
  return `- [${asSentence(title)}](${siteUrl}/incidents/${id}) ${severityName(content.levels, severity)}, since ${startedAt}.${promise} Last said: ${said}`
}
