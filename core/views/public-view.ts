import type { Baseline } from '#core/components/baseline.ts'
import { componentsOf } from '#core/components/catalogue.ts'
import { type ComponentStatus, worst } from '#core/components/status.ts'
import { type Incident, impactNow, isOpen } from '#core/incidents/incident.ts'
import { isUnderWay, type Maintenance, spansOf } from '#core/maintenance/maintenance.ts'
import type { Content } from '#core/settings/content.ts'
import type { Spell } from '#core/uptime/spell.ts'
import { lastingBaselines, type Trouble } from '#core/uptime/trouble.ts'
import { watchedSince } from '#core/uptime/watched.ts'
import { day, instant, type Instant, monthBefore, ms } from '#core/words/times.ts'
import { byUrgency, headline } from './headline.ts'
import type { HistoryEntry } from './history-entry.ts'
import { daysShown, type GroupView, serviceGroups } from './services.ts'

/** What the store holds of the public side, as `readPublicRecords` fetched it. */
export interface PublicRecords {
  /** When this page first started. */
  openedAt: Instant
  baselines: Record<string, Baseline>
  open: Incident[]
  /** The newest incidents, open ones included, at most 50. */
  recent: Incident[]
  /** Every entry of the months of the last 90 days, what ran into them included. */
  history: HistoryEntry[]
  /** Planned work that is not over, the one that starts first before the others. */
  planned: Maintenance[]
  /** The newest planned work that is over, at most 50. */
  pastWork: Maintenance[]
  /** What else is over and kept components from being operational in these months. */
  spells: Spell[]
  /** Incidents per month of the store, as `{ '2026-11': 2 }`. */
  months: Record<string, number>
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
  /** Planned work that has begun and is not over, the first before the others. */
  underWay: Maintenance[]
  /** Planned work to come, the first before the others. */
  upcoming: Maintenance[]
  /** Newest first, at most 50, cancelled work included. */
  pastWork: Maintenance[]
  /** When somebody last set a baseline; null when nobody ever did. */
  baselineChangedAt: Instant | null
  /** When the last incident ended; null when there was none. */
  quietSince: Instant | null
  /** Newest first, from this month back to the first one with anything in it. */
  months: { month: string; incidents: number }[]
  /** When the page would read differently although nobody did anything. */
  nextChangeAt: Instant
}

/** Derives the public view; `now` in milliseconds. */
export function publicView(content: Content, records: PublicRecords, now: number): PublicView {
  const windowStart = Math.floor(now / day) * day - (daysShown - 1) * day
  const open = records.open.filter(isOpen).toSorted(byUrgency(content))
  const underWay = records.planned.filter(isUnderWay)
  const titles = new Map(records.pastWork.map(({ id, title }) => [id, title]))
  const troubles: Trouble[] = [
    ...records.history,
    ...content.incidents.filter(({ resolvedAt }) => resolvedAt !== null && ms(resolvedAt) >= windowStart),
    ...records.spells.map(({ id, spans }) => ({ title: titles.get(id) ?? null, spans })),
    ...lastingBaselines(records.baselines),
    ...underWay.map((each) => ({ title: each.title, spans: spansOf(each) })),
  ]

  const groups = serviceGroups(content.catalogue, { ...records, open, underWay, troubles }, now)
  const status = worst([
    ...groups.map((group) => group.status),
    ...open.map((each) => impactNow(each, content.levels)),
    ...(underWay.length > 0 ? (['under_maintenance'] as const) : []),
  ])
  const recent = newestFirst([...records.recent, ...content.incidents]).slice(0, 50)
  const ended = [...records.history, ...records.recent, ...content.incidents].flatMap(({ resolvedAt }) =>
    resolvedAt ? [resolvedAt] : [],
  )
  const quietSince = ended.toSorted().at(-1) ?? null

  return {
    madeAt: instant(now),
    openedAt: records.openedAt,
    status,
    headline: headline(open, status),
    groups,
    open,
    recent,
    underWay,
    upcoming: records.planned.filter((each) => !isUnderWay(each)),
    pastWork: records.pastWork,
    baselineChangedAt:
      Object.values(records.baselines)
        .map(({ since }) => since)
        .toSorted()
        .at(-1) ?? null,
    quietSince,
    months: months(records, content.incidents, now),
    nextChangeAt: nextChange(content, records, open, quietSince, now),
  }
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
    found.push({ month, incidents: all[month] ?? 0 })
  }
  return found
}

/** Midnight, a promise that passes, planned work that should begin or end, one more quiet day, or a component that has been watched for a day. */
function nextChange(
  { catalogue }: Content,
  { openedAt, planned, pastWork }: PublicRecords,
  open: readonly Incident[],
  quietSince: Instant | null,
  now: number,
): Instant {
  const changes = [
    Math.floor(now / day) * day + day,
    ...open.flatMap(({ nextUpdateAt }) => (nextUpdateAt ? [ms(nextUpdateAt)] : [])),
    ...[...planned, ...pastWork].flatMap(({ scheduledFor, scheduledUntil }) => [
      ms(scheduledFor),
      ms(scheduledUntil),
    ]),
    ...(quietSince ? [now + day - ((now - ms(quietSince)) % day)] : []),
    ...componentsOf(catalogue).map((component) => watchedSince(component, openedAt) + day),
  ]
  return instant(Math.min(...changes.filter((at) => at > now)))
}
