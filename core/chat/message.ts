import type { ComponentStatus } from '#core/components/status.ts'
import { addressOf, type PageOf } from '#core/hooks/payload.ts'
import type { HookEvent } from '#core/hooks/event.ts'
import { type Level, severityName } from '#core/severity/levels.ts'
import { asSentence } from '#core/views/headline.ts'
import { signs as pageSigns } from '#core/views/signs.ts'
import { statusName } from '#core/views/status-words.ts'
import { duration, type Instant, listed, ms, timeSeenFrom } from '#core/words/times.ts'

/** What is said in a chat, before it is written as one product or another reads it. Every text is plain. */
export interface ChatMessage {
  /** The state in one sign, and in words: a colour says nothing alone. */
  sign: string
  state: string
  status: ComponentStatus
  /** Beside the state: `P1 Critical`. */
  beside: string
  headline: string
  text: string
  facts: { label: string; text: string }[]
  url: string
  /** Whose page it is. */
  page: string
  /** Where what is sent here is changed or ended. */
  manage: string
  /** Names what belongs together. */
  thread: string
  at: Instant
}

/** Signs that every font has, in the shapes that the page gives them. */
const signs: Record<ComponentStatus, string> = {
  operational: '✓',
  degraded_performance: '▲',
  partial_outage: '◆',
  major_outage: '✕',
  under_maintenance: '■',
}

/** `#b30f2c` */
export function colourOf({ status }: Pick<ChatMessage, 'status'>): string {
  return pageSigns[status].light
}

const ended: Record<string, string> = { completed: 'Finished', cancelled: 'Cancelled' }

export function chatMessage(
  { type, at, about, update }: HookEvent,
  page: PageOf & { levels: readonly Level[]; manage: string },
): ChatMessage {
  const planned = about.kind === 'maintenance'
  const over = about.over && about.status !== 'cancelled'
  const status = over ? 'operational' : about.impact
  const waits = planned && about.status === 'scheduled'
  return {
    sign: signs[status],
    state: about.over ? (ended[about.status] ?? 'Resolved') : waits ? 'Planned work' : statusName[status],
    status,
    beside: about.severity ? severityName(page.levels, about.severity) : '',
    headline: asSentence(headlineOf(type, about)),
    text: update?.text ?? '',
    facts: factsOf(about, at),
    url: addressOf(about, page),
    page: `${page.site.name} Status`,
    manage: page.manage,
    thread: about.id,
    at,
  }
}

/** What a chat hears first, so that everybody in it knows what will come. */
export function greeting(at: Instant, page: PageOf & { manage: string }): ChatMessage {
  const name = `${page.site.name} Status`
  return {
    sign: signs.operational,
    state: 'This works',
    status: 'operational',
    beside: '',
    headline: `Notices of ${name} come here.`,
    text: `When something breaks, is planned or works again, it is said here.`,
    facts: [],
    url: page.siteUrl,
    page: name,
    manage: page.manage,
    thread: 'ping',
    at,
  }
}

function headlineOf(type: string, { title, status }: HookEvent['about']): string {
  if (type === 'incident.resolved') return `Resolved: ${title}`
  if (type === 'incident.postmortem') return `What we learned: ${title}`
  if (status in ended) return `${ended[status] ?? ''}: ${title}`
  return type === 'maintenance.reminder' ? `Soon: ${title}` : title
}

function factsOf(about: HookEvent['about'], at: Instant): ChatMessage['facts'] {
  const { kind, components, startedAt, endedAt, scheduledFor, scheduledUntil, over, nextUpdateAt } = about
  const affected = listed(components.map(({ name }) => name))
  const window =
    scheduledFor && scheduledUntil
      ? `${timeSeenFrom(scheduledFor, at)} to ${timeSeenFrom(scheduledUntil, scheduledFor)}`
      : ''
  const lasted = over && startedAt && endedAt ? duration(ms(endedAt) - ms(startedAt)) : ''
  const facts = [
    { label: 'Affected', text: affected },
    { label: 'When', text: kind === 'maintenance' && !over ? window : '' },
    { label: 'Started', text: kind === 'incident' && startedAt ? timeSeenFrom(startedAt, at) : '' },
    { label: 'Lasted', text: lasted },
    { label: 'Cause', text: over ? (about.causeText ?? '') : '' },
    {
      label: kind === 'incident' ? 'Next update by' : 'Finished by',
      text: over || !nextUpdateAt ? '' : timeSeenFrom(nextUpdateAt, at),
    },
  ]
  return facts.filter(({ text }) => text !== '')
}
