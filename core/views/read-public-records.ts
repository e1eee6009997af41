import type { Deps } from '#core/deps.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import { incidentsById, incidentsPerMonth, newestEntries, openIncidents } from '#core/incidents/record.ts'
import { day, instant } from '#core/words/times.ts'
import type { HistoryEntry } from './history-entry.ts'
import { daysShown } from '#core/views/services.ts'
import { type PublicRecords } from './public-view.ts'

const shown = 50

/** Reads what the public view is made of; the cost does not grow with the number of past incidents. */
export async function readPublicRecords(deps: Pick<Deps, 'store' | 'clock'>): Promise<PublicRecords> {
  const { store, clock } = deps
  const now = clock.now()
  const windowStart = instant(Math.floor(now / day) * day - (daysShown - 1) * day)
  const [[opened], baselines, open, newest, months] = await Promise.all([
    store.get([['page']]),
    store.list(['component'], { limit: 1000 }),
    openIncidents(deps),
    entriesSince(deps, windowStart),
    incidentsPerMonth(deps),
  ])
  const openNow = open.map(({ incident }) => incident)
  const recent = await incidentsById(
    deps,
    newest.slice(0, shown).map(({ id }) => id),
  )
  return {
    openedAt: (opened?.value as { openedAt: string } | undefined)?.openedAt ?? instant(now),
    baselines: Object.fromEntries(
      baselines.map(({ key, value }) => [key.at(-1) ?? '', (value as { status: ComponentStatus }).status]),
    ),
    open: openNow,
    recent,
    history: newest,
    months,
  }
}

/** The newest 50, or as many as lie within the window. */
async function entriesSince(deps: Pick<Deps, 'store'>, windowStart: string): Promise<HistoryEntry[]> {
  const found: HistoryEntry[] = []
  for (;;) {
    const page = await newestEntries(deps, 200, found.at(-1))
    found.push(...page)
    const last = page.at(-1)
    if (page.length < 200 || !last || last.startedAt < windowStart) return found
  }
}
