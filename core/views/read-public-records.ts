import { baselines } from '#core/components/baseline.ts'
import type { Deps } from '#core/deps.ts'
import { entriesOfMonth, incidentsPerMonth, newestEntries } from '#core/incidents/history-index.ts'
import { incidentsById, openIncidents } from '#core/incidents/record.ts'
import { newestPastMaintenances, openMaintenances } from '#core/maintenance/record.ts'
import { spellsOfMonth } from '#core/uptime/spell.ts'
import { daysShown } from '#core/views/services.ts'
import { day, instant, monthsTouched } from '#core/words/times.ts'
import type { PublicRecords } from './public-view.ts'

const shown = 50

/** Reads what the public view is made of; the cost does not grow with the number of past incidents. */
export async function readPublicRecords(
  deps: Pick<Deps, 'store' | 'clock' | 'content'>,
): Promise<PublicRecords> {
  const { store, clock } = deps
  const now = clock.now()
  const window = monthsTouched(instant(Math.floor(now / day) * day - (daysShown - 1) * day), instant(now))
  const [[opened], set, open, newest, months, planned, pastWork, history, spells] = await Promise.all([
    store.get([['page']]),
    baselines(store),
    openIncidents(deps),
    newestEntries(deps, shown),
    incidentsPerMonth(deps),
    openMaintenances(deps),
    newestPastMaintenances(deps, shown),
    Promise.all(window.map((month) => entriesOfMonth(deps, month))),
    Promise.all(window.map((month) => spellsOfMonth(store, month))),
  ])
  return {
    openedAt: (opened?.value as { openedAt: string } | undefined)?.openedAt ?? instant(now),
    baselines: set,
    open: open.map(({ incident }) => incident),
    recent: await incidentsById(
      deps,
      newest.map(({ id }) => id),
    ),
    planned,
    pastWork,
    history: onlyOnce(history.flat()),
    spells: onlyOnce(spells.flat()),
    months,
  }
}

/** What ran into another month stands in both. */
function onlyOnce<T extends { id: string }>(items: T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()]
}
