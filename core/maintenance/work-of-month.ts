import type { Deps } from '#core/deps.ts'
import { type Instant, monthAfter } from '#core/words/times.ts'
import { type Maintenance, startOf } from './maintenance.ts'
import { newestPastMaintenances } from './record.ts'

const page = 100

/** Planned work that is over and began, or was to begin, in a month; newest first. */
export async function workOfMonth(deps: Pick<Deps, 'store'>, month: string): Promise<Maintenance[]> {
  const end: Instant = `${monthAfter(month)}-01T00:00:00.000Z`
  const found: Maintenance[] = []
  for (let after = { id: '!', startedAt: end, scheduledFor: end }; ;) {
    const past = await newestPastMaintenances(deps, page, after)
    const within = past.filter((each) => startOf(each).startsWith(month))
    found.push(...within)
    const last = past.at(-1)
    if (!last || past.length < page || within.length < past.length) return found
    after = { id: last.id, startedAt: startOf(last), scheduledFor: last.scheduledFor }
  }
}
