import type { Baseline } from '#core/components/baseline.ts'
import type { Catalogue, Component } from '#core/components/catalogue.ts'
import { type ComponentStatus, worst } from '#core/components/status.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import { byComponent, type Trouble } from '#core/uptime/trouble.ts'
import { watchedSince } from '#core/uptime/watched.ts'
import { type DayBar, dayBars, percentUp, tally, timeline } from '#core/uptime/uptime.ts'
import { day, instant, type Instant, ms } from '#core/words/times.ts'

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
  /** The same over 30 days. */
  uptime30: number | null
}

export interface BarView extends DayBar {
  /** What the first three troubles of that day are known by. */
  titles: string[]
  /** How many more there were. */
  more: number
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
  baselines: Record<string, Baseline>
  open: readonly Incident[]
  underWay: readonly Maintenance[]
  /** Everything of the days shown. */
  troubles: readonly Trouble[]
}

const titlesShown = 3

/** The services in their groups, each with its status, its bars and its uptime; `now` in milliseconds. */
export function serviceGroups(catalogue: Catalogue, records: ServiceRecords, now: number): GroupView[] {
  const windowStart = Math.floor(now / day) * day - (daysShown - 1) * day
  const troubles = byComponent(records.troubles)
  return catalogue.groups.map(({ id, name, components }): GroupView => {
    const views = components.map((component) =>
      componentView(component, records, troubles.get(component.id) ?? [], now),
    )
    const watched = Math.min(...components.map((component) => watchedSince(component, records.openedAt)))
    const spans = components.flatMap((component) =>
      (troubles.get(component.id) ?? []).flatMap((each) => each.spans),
    )
    return {
      id,
      name,
      status: worst(views.map(({ status }) => status)),
      troubled: views.filter(({ status }) => status !== 'operational').length,
      bars: dayBars(timeline(spans, windowStart, now), watched, now, daysShown),
      uptime: lowest(views.map(({ uptime }) => uptime)),
      components: views,
    }
  })
}

function componentView(
  component: Component,
  { openedAt, baselines, open, underWay }: ServiceRecords,
  troubles: readonly Trouble[],
  now: number,
): ComponentView {
  const { id, name, description } = component
  const today = Math.floor(now / day) * day
  const watched = watchedSince(component, openedAt)
  const stretches = timeline(
    troubles.flatMap(({ spans }) => spans),
    today - (daysShown - 1) * day,
    now,
  )
  const uptimeOver = (days: number) =>
    now - watched < day ? null : percentUp(tally(stretches, Math.max(today - (days - 1) * day, watched), now))
  return {
    id,
    name,
    description: description ?? null,
    status: componentStatusNow(id, baselines, open, underWay),
    bars: dayBars(stretches, watched, now, daysShown).map((bar) => ({ ...bar, ...titlesOn(bar, troubles) })),
    uptime: uptimeOver(daysShown),
    uptime30: uptimeOver(30),
  }
}

/** The worst of the component's own baseline, of planned work on it, and of what every open incident does to it. */
export function componentStatusNow(
  id: string,
  baselines: Record<string, Pick<Baseline, 'status'>>,
  open: readonly Incident[],
  underWay: readonly Maintenance[] = [],
): ComponentStatus {
  const planned = underWay.some(({ components }) => components.includes(id))
  return worst([
    baselines[id]?.status ?? 'operational',
    planned ? 'under_maintenance' : 'operational',
    ...open.map(({ impacts }) => impacts[id] ?? 'operational'),
  ])
}

/** A component by slug or Statuspage id. */
export function componentShown(
  { groups }: { groups: readonly GroupView[] },
  name: string,
): ComponentView | null {
  const all = groups.flatMap(({ components }) => components)
  return all.find(({ id }) => id === name || statuspageId('component', id) === name) ?? null
}

function titlesOn(bar: DayBar, troubles: readonly Trouble[]): Pick<BarView, 'titles' | 'more'> {
  if (!bar.troubled) return { titles: [], more: 0 }
  const start = instant(Date.parse(bar.date))
  const end = instant(ms(start) + day)
  const titles = troubles
    .filter(({ spans }) => spans.some(({ from, to }) => from < end && (to === null || to > start)))
    .flatMap(({ title }) => title ?? [])
  return { titles: titles.slice(0, titlesShown), more: Math.max(0, titles.length - titlesShown) }
}

function lowest(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? Math.min(...known) : null
}
