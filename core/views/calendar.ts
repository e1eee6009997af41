import ICAL from 'ical.js'
import { componentNames } from '#core/components/catalogue.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import type { PublicDocument } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import type { FeedContext } from './feed-items.ts'

const contentType = 'text/calendar; charset=utf-8'

/** Planned work for calendars: all of it, and what concerns each service. */
export function calendarDocuments(context: FeedContext): PublicDocument[] {
  const { view, content } = context
  const work = [...view.underWay, ...view.upcoming, ...view.pastWork]
  const name = `${content.site.name} Status`
  const components = view.groups.flatMap((group) => group.components)
  return [
    { path: '/maintenance.ics', contentType, body: calendar(context, name, work) },
    ...components.map(({ id, name: component }) => ({
      path: `/maintenance/${id}.ics`,
      contentType,
      body: calendar(
        context,
        `${name}: ${component}`,
        work.filter((each) => each.components.length === 0 || each.components.includes(id)),
      ),
    })),
  ]
}

function calendar(context: FeedContext, name: string, work: readonly Maintenance[]): string {
  const whole = new ICAL.Component('vcalendar')
  whole.addPropertyWithValue('version', '2.0')
  whole.addPropertyWithValue('prodid', '-//DuetRight//Status//EN')
  whole.addPropertyWithValue('method', 'PUBLISH')
  whole.addPropertyWithValue('x-wr-calname', name)
  for (const maintenance of work) whole.addSubcomponent(event(context, maintenance))
  return `${whole.toString()}\r\n`
}

/** A window keeps its uid whatever happens to it, and its sequence grows, so that calendars replace what they hold. */
function event({ content, siteUrl }: FeedContext, maintenance: Maintenance): ICAL.Component {
  const { id, title, status, scheduledFor, scheduledUntil, startedAt, completedAt } = maintenance
  const done = status === 'completed' && startedAt !== null
  const services = componentNames(content.catalogue, maintenance.components)
  const said = maintenance.updates.at(-1)?.message.text ?? ''
  const one = new ICAL.Component('vevent')
  one.addPropertyWithValue('uid', `${id}@${new URL(siteUrl).hostname}`)
  one.addPropertyWithValue('dtstamp', time(maintenance.updatedAt))
  one.addPropertyWithValue('created', time(maintenance.createdAt))
  one.addPropertyWithValue('last-modified', time(maintenance.updatedAt))
  one.addPropertyWithValue('sequence', maintenance.updates.length - 1)
  one.addPropertyWithValue('dtstart', time(done ? startedAt : scheduledFor))
  one.addPropertyWithValue('dtend', time(done ? (completedAt ?? scheduledUntil) : scheduledUntil))
  one.addPropertyWithValue('summary', title)
  one.addPropertyWithValue(
    'description',
    [said, services && `Services: ${services}.`].filter(Boolean).join('\n\n'),
  )
  one.addPropertyWithValue('url', `${siteUrl}/maintenance/${id}`)
  one.addPropertyWithValue('status', status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED')
  one.addPropertyWithValue('transp', 'TRANSPARENT')
  return one
}

function time(at: Instant): ICAL.Time {
  return ICAL.Time.fromDateTimeString(`${at.slice(0, 19)}Z`)
}
