import type { Catalogue, Component } from '#core/components/catalogue.ts'
import { type ComponentStatus, worst } from '#core/components/status.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import { type DayBar, dayBars, timeline, uptimePercent } from '#core/uptime/uptime.ts'
import { day, instant, type Instant, ms } from '#core/words/times.ts'
import type { HistoryEntry } from './history-entry.ts'

export const daysShown = 90

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

export interface ServiceRecords {
  openedAt: Instant
  baselines: Record<string, ComponentStatus>
  open: readonly Incident[]
  history: readonly HistoryEntry[]
}

/** The services in their groups, each with its status, its bars and its uptime; `now` in milliseconds. */
export function serviceGroups(catalogue: Catalogue, records: ServiceRecords, now: number): GroupView[] {
  const windowStart = Math.floor(now / day) * day - (daysShown - 1) * day
  return catalogue.groups.map(({ id, name, components }): GroupView => {
    const views = components.map((component) => componentView(component, records, windowStart, now))
    const watched = Math.min(...components.map((component) => watchedSince(component, records.openedAt)))
    const spans = components.flatMap((component) => spansOf(component.id, records.history))
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
}

function componentView(
  component: Component,
  { openedAt, baselines, open, history }: ServiceRecords,
  windowStart: number,
  now: number,
): ComponentView {
  const { id, name, description } = component
  const watched = watchedSince(component, openedAt)
  const stretches = timeline(spansOf(id, history), windowStart, now)
  const from = Math.max(windowStart, watched)
  return {
    id,
    name,
    description: description ?? null,
    status: componentStatusNow(id, baselines, open),
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

/** A component by slug or Statuspage id. */
export function componentShown(
  { groups }: { groups: readonly GroupView[] },
  name: string,
): ComponentView | null {
  const all = groups.flatMap(({ components }) => components)
  return all.find(({ id }) => id === name || statuspageId('component', id) === name) ?? null
}

/** When a component began to be watched, in milliseconds. */
export function watchedSince({ since }: Component, openedAt: Instant): number {
  return since ? Date.parse(since) : ms(openedAt)
}

function spansOf(component: string, history: readonly HistoryEntry[]) {
  return history.flatMap(({ spans }) => spans.filter((span) => span.component === component))
}

function titlesOn(bar: DayBar, component: string, history: readonly HistoryEntry[]): string[] {
  if (!bar.troubled) return []
  const start = instant(Date.parse(bar.date))
  const end = instant(ms(start) + day)
  return history
    .filter(({ spans }) =>
      spans.some(
        (span) => span.component === component && span.from < end && (span.to === null || span.to > start),
      ),
    )
    .map(({ title }) => title)
}

function lowest(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? Math.min(...known) : null
}
