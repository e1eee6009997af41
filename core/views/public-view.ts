import type { Component } from '#core/components/catalogue.ts'
import { type ComponentStatus, worst } from '#core/components/status.ts'
import { type Incident, impactNow, isOpen } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { dayBars, timeline, uptimePercent, type DayBar } from '#core/uptime/uptime.ts'
import { counted, day, instant, type Instant, monthName, ms } from '#core/words/times.ts'
import { type HistoryEntry, historyEntry } from './history-entry.ts'

/** What the store holds of the public side, as `readPublicRecords` fetched it. */
export interface PublicRecords {
  /** When this page first started. */
  openedAt: Instant
  baselines: Record<string, ComponentStatus>
  open: Incident[]
  /** The newest incidents, open ones included, at most 50. */
  recent: Incident[]
  /** Every entry whose incident started in the last 90 days or still lasts. */
  history: HistoryEntry[]
  /** Incidents per month of the store, as `{ '2026-11': 2 }`. */
  months: Record<string, number>
}

export interface ComponentView {
  id: string
  name: string
  description: string | null
  status: ComponentStatus
  /** 90 days, today last. */
  bars: BarView[]
  /** Percent over the watched part of 90 days; null when it is watched since today. */
  uptime: number | null
}

export interface BarView extends DayBar {
  /** Headlines of the incidents of that day. */
  titles: string[]
}

export interface GroupView {
  id: string
  name: string
  status: ComponentStatus
  /** How many of its components are not operational. */
  troubled: number
  bars: DayBar[]
  uptime: number | null
  components: ComponentView[]
}

/** What customers see, once; every public output is made from it and from nothing else. */
export interface PublicView {
  /** Greater with each publication. */
  madeAt: Instant
  openedAt: Instant
  status: ComponentStatus
  headline: string
  groups: GroupView[]
  /** The worst first, then the newest. */
  open: Incident[]
  /** Newest first, at most 50, open ones included, from the store and from content. */
  recent: Incident[]
  /** When the last incident ended; null when there was none. */
  quietSince: Instant | null
  /** Newest first, from this month back to the first one with anything in it. */
  months: { month: string; name: string; incidents: number }[]
  /** When the page would read differently although nobody did anything. */
  nextChangeAt: Instant
}

export const daysShown = 90

/** Derives the public view; `now` in milliseconds. */
export function publicView(content: Content, records: PublicRecords, now: number): PublicView {
  const windowStart = Math.floor(now / day) * day - (daysShown - 1) * day
  const open = records.open.filter(isOpen).toSorted(byUrgency(content))
  const history = [
    ...records.history,
    ...content.incidents
      .filter(({ resolvedAt }) => resolvedAt !== null && ms(resolvedAt) >= windowStart)
      .map((each) => historyEntry(each, content.levels)),
  ]

  const groups = content.catalogue.groups.map(({ id, name, components }): GroupView => {
    const views = components.map((component) =>
      componentView(component, records, open, history, windowStart, now),
    )
    const watched = Math.min(...components.map((component) => watchedSince(component, records.openedAt)))
    const spans = components.flatMap((component) => spansOf(component.id, history))
    const stretches = timeline(spans, windowStart, now)
    return {
      id,
      name,
      status: worst(views.map(({ status }) => status)),
      troubled: views.filter(({ status }) => status !== 'operational').length,
      bars: dayBars(stretches, watched, now, daysShown),
      uptime: lowest(views.map(({ uptime }) => uptime)),
      components: views,
    }
  })

  const status = worst([
    ...groups.map((group) => group.status),
    ...open.map((each) => impactNow(each, content.levels)),
  ])
  const recent = newestFirst([...records.recent, ...content.incidents]).slice(0, 50)
  const ended = [...records.history, ...content.incidents].flatMap(({ resolvedAt }) =>
    resolvedAt ? [resolvedAt] : [],
  )

  return {
    madeAt: instant(now),
    openedAt: records.openedAt,
    status,
    headline: headline(open, status),
    groups,
    open,
    recent,
    quietSince: ended.toSorted().at(-1) ?? null,
    months: months(records, content.incidents, now),
    nextChangeAt: nextChange(open, now),
  }
}

/** The sentence at the top: what the worst open incident says, or that everything works. */
function headline(open: Incident[], status: ComponentStatus): string {
  const [first] = open
  if (first) return asSentence(first.title)
  return {
    operational: 'Everything is working.',
    under_maintenance: 'Planned work is under way.',
    degraded_performance: 'Some services are slow.',
    partial_outage: 'Some services are partly working.',
    major_outage: 'Some services are not working.',
  }[status]
}

export function asSentence(title: string): string {
  return /[.!?…]$/.test(title) ? title : `${title}.`
}

function byUrgency({ levels }: Content): (one: Incident, other: Incident) => number {
  return (one, other) => {
    const [here, there] = [impactNow(one, levels), impactNow(other, levels)]
    if (here !== there) return worst([here, there]) === here ? -1 : 1
    if (one.severity !== other.severity) return one.severity < other.severity ? -1 : 1
    return one.startedAt < other.startedAt ? 1 : -1
  }
}

function componentView(
  component: Component,
  records: PublicRecords,
  open: Incident[],
  history: HistoryEntry[],
  windowStart: number,
  now: number,
): ComponentView {
  const { id, name, description } = component
  const watched = watchedSince(component, records.openedAt)
  const stretches = timeline(spansOf(id, history), windowStart, now)
  const from = Math.max(windowStart, watched)
  return {
    id,
    name,
    description: description ?? null,
    status: componentStatusNow(id, records.baselines, open),
    bars: dayBars(stretches, watched, now, daysShown).map((bar) => ({
      ...bar,
      titles: titlesOn(bar, id, history),
    })),
    uptime: now - watched < day ? null : uptimePercent(stretches, from, now),
  }
}

/** The worst of the component's own baseline and what every open incident does to it. */
export function componentStatusNow(
  id: string,
  baselines: Record<string, ComponentStatus>,
  open: readonly Incident[],
): ComponentStatus {
  return worst([baselines[id] ?? 'operational', ...open.map(({ impacts }) => impacts[id] ?? 'operational')])
}

function watchedSince({ since }: Component, openedAt: Instant): number {
  return since ? Date.parse(since) : ms(openedAt)
}

function spansOf(component: string, history: readonly HistoryEntry[]) {
  return history.flatMap(({ spans }) => spans.filter((span) => span.component === component))
}

function titlesOn(bar: DayBar, component: string, history: readonly HistoryEntry[]): string[] {
  if (!bar.troubled) return []
  const end = instant(Date.parse(bar.date) + day)
  return history
    .filter(({ spans }) =>
      spans.some(
        (span) => span.component === component && span.from < end && (span.to === null || span.to > bar.date),
      ),
    )
    .map(({ title }) => title)
}

function lowest(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? Math.min(...known) : null
}

export function newestFirst<T extends { startedAt: Instant; id: string }>(incidents: readonly T[]): T[] {
  return incidents.toSorted((one, other) =>
    `${one.startedAt} ${one.id}` < `${other.startedAt} ${other.id}` ? 1 : -1,
  )
}

function months(
  { months: counts, openedAt }: PublicRecords,
  past: readonly Incident[],
  now: number,
): PublicView['months'] {
  const all = { ...counts }
  for (const { startedAt } of past) {
    const month = startedAt.slice(0, 7)
    all[month] = (all[month] ?? 0) + 1
  }
  const first = [...Object.keys(all), openedAt.slice(0, 7)].toSorted()[0] ?? openedAt.slice(0, 7)
  const found: PublicView['months'] = []
  for (let month = instant(now).slice(0, 7); month >= first; month = monthBefore(month)) {
    found.push({ month, name: monthName(month), incidents: all[month] ?? 0 })
  }
  return found
}

export function monthBefore(month: string): string {
  return instant(Date.parse(`${month}-01T00:00:00Z`) - day).slice(0, 7)
}

export function monthAfter(month: string): string {
  return instant(Date.parse(`${month}-01T00:00:00Z`) + 32 * day).slice(0, 7)
}

function nextChange(open: readonly Incident[], now: number): Instant {
  const midnight = Math.floor(now / day) * day + day
  const promises = open.flatMap(({ nextUpdateAt }) =>
    nextUpdateAt && ms(nextUpdateAt) > now ? [ms(nextUpdateAt)] : [],
  )
  return instant(Math.min(midnight, ...promises))
}

/** `No incident for eleven days.` */
export function quietFor(view: PublicView): string | null {
  if (!view.quietSince) return null
  const days = Math.floor((ms(view.madeAt) - ms(view.quietSince)) / day)
  return days < 1
    ? 'The last incident ended less than a day ago.'
    : `No incident for ${counted(days, 'day')}.`
}
