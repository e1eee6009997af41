import type { Deps } from '#core/deps.ts'
import { day, instant, type Instant, monthAfter, ms } from '#core/words/times.ts'
import { type Maintenance, startOf } from './maintenance.ts'
import { newestPastMaintenances } from './record.ts'

const page = 100

/** How far before a month work may have begun that ran into it: the longest window, and as much again for overrun. */
const furthest = 180 * day

/** Planned work that is over and began, was to begin, or still went on in a month; newest first. */
export async function workOfMonth(deps: Pick<Deps, 'store'>, month: string): Promise<Maintenance[]> {
  const begin: Instant = `${month}-01T00:00:00.000Z`
  const oldest = instant(ms(begin) - furthest)
  const end: Instant = `${monthAfter(month)}-01T00:00:00.000Z`
  const found: Maintenance[] = []
  for (let after = { id: '!', startedAt: end, scheduledFor: end }; ;) {
    const past = await newestPastMaintenances(deps, page, after)
    found.push(
      ...past.filter(
        (each) => startOf(each) >= begin || (each.startedAt && (each.completedAt ?? '') > begin),
      ),
    )
    const last = past.at(-1)
    if (!last || past.length < page || startOf(last) < oldest) return found
    after = { id: last.id, startedAt: startOf(last), scheduledFor: last.scheduledFor }
  }
}
