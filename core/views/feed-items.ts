import type { Incident, Update } from '#core/incidents/incident.ts'
import type { Maintenance, MaintenanceStatus } from '#core/maintenance/maintenance.ts'
import type { Content } from '#core/settings/content.ts'
import { clockTime, type Instant, ms } from '#core/words/times.ts'
import type { PublicView } from './public-view.ts'

export interface FeedContext {
  view: PublicView
  content: Content
  siteUrl: string
}

/** An incident or planned work as feeds tell it; its id and its address never change. */
export interface FeedItem {
  id: string
  url: string
  title: string
  published: Instant
  /** Moves with every update, so that readers show the entry anew. */
  updated: Instant
  /** All updates, newest first, in the shape that readers of Statuspage's feeds expect. */
  html: string
}

const most = 25

/** The newest of what a feed tells. */
export function feedItems({ view, content, siteUrl }: FeedContext): FeedItem[] {
  const incidents = view.recent.slice(0, most).map((incident) => ({
    at: incident.startedAt,
    item: incidentItem(incident, content, siteUrl),
  }))
  const works = [...view.underWay, ...nextOfEach(view.upcoming), ...view.pastWork.slice(0, most)].map(
    (work) => ({ at: work.createdAt, item: workItem(work, siteUrl) }),
  )
  return [...incidents, ...works]
    .toSorted((one, other) => (`${one.at} ${one.item.id}` < `${other.at} ${other.item.id}` ? 1 : -1))
    .slice(0, most)
    .map(({ item }) => item)
}

/** Of a series only its next window; the others come when it is over. */
function nextOfEach(upcoming: readonly Maintenance[]): Maintenance[] {
  return upcoming.filter(
    ({ id, series }) => series === null || upcoming.find((each) => each.series?.id === series.id)?.id === id,
  )
}

function incidentItem(incident: Incident, { steps }: Content, siteUrl: string): FeedItem {
  const { id, title, createdAt, updatedAt, updates } = incident
  const name = ({ status }: Update) =>
    status === 'postmortem' ? 'Postmortem' : (steps.find((step) => step.id === status)?.name ?? status)
  return {
    id,
    url: `${siteUrl}/incidents/${id}`,
    title,
    published: createdAt,
    updated: updatedAt,
    html: story(updates, name),
  }
}

const workNames: Record<MaintenanceStatus, string> = {
  scheduled: 'Scheduled',
  in_progress: 'In progress',
  verifying: 'Verifying',
  completed: 'Completed',
  cancelled: 'Cancelled',
}

function workItem(work: Maintenance, siteUrl: string): FeedItem {
  const { id, title, createdAt, updatedAt, updates } = work
  return {
    id,
    url: `${siteUrl}/maintenance/${id}`,
    title,
    published: createdAt,
    updated: updatedAt,
    html: `<p>${scheduledEvent(work)}</p>${story(updates, ({ status }) => workNames[status])}`,
  }
}

/** `THIS IS A SCHEDULED EVENT Jan 16, 12:00 - 16:00 UTC`, by which programs tell it from an incident. */
function scheduledEvent({ scheduledFor, scheduledUntil }: Maintenance): string {
  const sameDay = scheduledFor.slice(0, 10) === scheduledUntil.slice(0, 10)
  const until = sameDay ? '' : `${monthAndDay.format(ms(scheduledUntil))}, `
  const from = `${monthAndDay.format(ms(scheduledFor))}, ${clockTime(scheduledFor)}`
  return `THIS IS A SCHEDULED EVENT ${from} - ${until}${clockTime(scheduledUntil)} UTC`
}

const monthAndDay = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: '2-digit' })

function story<T extends { at: Instant; message: { html: string } }>(
  updates: readonly T[],
  name: (update: T) => string,
): string {
  return updates
    .toReversed()
    .map(
      (update) =>
        `<p><small>${stamp(update.at)}</small><br><strong>${name(update)}</strong> - ${inline(update.message.html)}</p>`,
    )
    .join('')
}

function stamp(at: Instant): string {
  const [month = '', day = ''] = monthAndDay.format(ms(at)).split(' ')
  return `${month} <var data-var='date'>${day}</var>, <var data-var='time'>${clockTime(at)}</var> UTC`
}

/** A single paragraph stands in its line; anything longer keeps its blocks. */
function inline(html: string): string {
  const only = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/.exec(html)
  return only?.[1] ?? html
}
