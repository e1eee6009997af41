import type { Deps } from '#core/deps.ts'
import { entriesOfMonth } from '#core/incidents/history-index.ts'
import { workOfMonth } from '#core/maintenance/work-of-month.ts'
import { monthsTouched } from '#core/words/times.ts'
import { historyEntry, type HistoryEntry } from './history-entry.ts'
import type { MonthModel } from './page-models.ts'
import { newestFirst, type PublicView } from './public-view.ts'

/**
 * One month of history, with what ran into it from earlier ones, from the store and from content; `earlier` is filled
 * for the newest month only.
 */
export async function monthModel(
  deps: Pick<Deps, 'store' | 'content'>,
  view: PublicView,
  month: string,
): Promise<MonthModel> {
  const { content } = deps
  const past = content.incidents.filter(({ startedAt, resolvedAt }) =>
    monthsTouched(startedAt, resolvedAt ?? view.madeAt).includes(month),
  )
  const entries = newestFirst<HistoryEntry>([
    ...(await entriesOfMonth(deps, month)),
    ...past.map((incident) => historyEntry(incident, content.levels)),
  ])
  const at = view.months.findIndex((each) => each.month === month)
  const newest = at === 0
  return {
    month,
    entries,
    work: await workOfMonth(deps, month),
    earlier: newest
      ? view.recent
          .filter(({ startedAt }) => startedAt.slice(0, 7) < month)
          .map((incident) => historyEntry(incident, content.levels))
      : [],
    previous: view.months[at + 1]?.month ?? null,
    next: at > 0 ? (view.months[at - 1]?.month ?? null) : null,
  }
}
