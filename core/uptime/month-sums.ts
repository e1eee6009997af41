import { baselines } from '#core/components/baseline.ts'
import { componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { entriesOfMonth } from '#core/incidents/history-index.ts'
import { spansOf } from '#core/maintenance/maintenance.ts'
import { openMaintenances } from '#core/maintenance/record.ts'
import type { Version } from '#core/ports.ts'
import { type Instant, instant, monthAfter, monthsTouched, ms } from '#core/words/times.ts'
import { spellsOfMonth } from './spell.ts'
import { byComponent, lastingBaselines, type Trouble } from './trouble.ts'
import { type Tally, tally, timeline } from './uptime.ts'
import { watchedSince } from './watched.ts'

/** The tally of each component in one month, as far as it has been watched. */
export type MonthSums = Record<string, Tally>

/** Sums name versions of the store they were made in; in another one they are made anew. */
export const monthSumsKind = 'uptime'

interface KeptSums {
  /** The state of the month that they were made from. */
  version: Version | null
  /** Since when each component was watched at that time, in milliseconds. */
  since: Record<string, number>
  sums: MonthSums
}

type Reader = Pick<Deps, 'store' | 'content' | 'clock'>

/**
 * The sums of each month, in the order given. A month that is over is summed once and kept until something in it
 * changes; one that content tells of is summed each time, because content changes without a trace.
 */
export async function monthSums(
  deps: Reader,
  months: readonly string[],
  openedAt: Instant,
): Promise<MonthSums[]> {
  const { store, content, clock } = deps
  const now = clock.now()
  const since = Object.fromEntries(
    componentsOf(content.catalogue).map((each) => [each.id, watchedSince(each, openedAt)]),
  )
  const [changes, kept] = await Promise.all([
    store.list(['month-changed'], { limit: 5000 }),
    store.list([monthSumsKind], { limit: 5000 }),
  ])
  const versions = new Map(changes.map(({ key, version }) => [key[1], version]))
  const known = new Map(kept.map((entry) => [entry.key[1], entry]))

  return Promise.all(
    months.map(async (month) => {
      const keeps = Date.parse(monthAfter(month)) <= now && !inContent(deps, month)
      const version = versions.get(month) ?? null
      const earlier = known.get(month)?.value as KeptSums | undefined
      if (keeps && earlier?.version === version && sameSince(earlier.since, since)) return earlier.sums
      const sums = await sumMonth(deps, month, since)
      if (keeps) await keep(deps, month, { version, since, sums }, known.get(month)?.version ?? null)
      return sums
    }),
  )
}

async function sumMonth(deps: Reader, month: string, since: Record<string, number>): Promise<MonthSums> {
  const { store, content, clock } = deps
  const [entries, spells, set, planned] = await Promise.all([
    entriesOfMonth(deps, month),
    spellsOfMonth(store, month),
    baselines(store),
    openMaintenances({ store }),
  ])
  const troubles: Trouble[] = [
    ...entries,
    ...content.incidents,
    ...spells.map(({ spans }) => ({ title: null, spans })),
    ...lastingBaselines(set),
    ...planned.map((each) => ({ title: each.title, spans: spansOf(each) })),
  ]
  const own = byComponent(troubles)
  const end = Math.min(Date.parse(monthAfter(month)), clock.now())
  return Object.fromEntries(
    Object.entries(since).map(([id, watched]) => {
      const from = Math.max(Date.parse(month), watched)
      const spans = (own.get(id) ?? []).flatMap((trouble) => trouble.spans)
      return [id, tally(timeline(spans, from, end), from, end)]
    }),
  )
}

/** Whoever was faster is as right; a month that has changed meanwhile is summed again when it is next asked for. */
async function keep(
  { store }: Reader,
  month: string,
  value: KeptSums,
  before: Version | null,
): Promise<void> {
  try {
    await store.commit({
      expect: [
        { key: ['month-changed', month], version: value.version },
        { key: [monthSumsKind, month], version: before },
      ],
      put: [{ key: [monthSumsKind, month], value }],
      remove: [],
    })
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
  }
}

function inContent({ content }: Reader, month: string): boolean {
  return content.incidents.some(({ startedAt, resolvedAt }) =>
    monthsTouched(startedAt, resolvedAt ?? startedAt).includes(month),
  )
}

function sameSince(one: Record<string, number>, other: Record<string, number>): boolean {
  const ids = Object.keys(other)
  return ids.length === Object.keys(one).length && ids.every((id) => one[id] === other[id])
}

/** Every month from the first that anything was watched in to this one, newest first. */
export function monthsWatched(
  { content, clock }: Pick<Deps, 'content' | 'clock'>,
  openedAt: Instant,
): string[] {
  const first = Math.min(
    ms(openedAt),
    ...componentsOf(content.catalogue).map((each) => watchedSince(each, openedAt)),
  )
  return monthsTouched(instant(first), instant(clock.now() + 1)).toReversed()
}
