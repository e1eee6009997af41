import type { Deps } from '#core/deps.ts'
import { monthsWatched, monthSums } from '#core/uptime/month-sums.ts'
import { addUp, percentUp, type Tally } from '#core/uptime/uptime.ts'
import type { MonthUptime, UptimeModel } from './page-models.ts'
import type { PublicView } from './public-view.ts'

/** The uptime of every component in every month there is data of, and in all of them together. */
export async function uptimeModel(
  deps: Pick<Deps, 'store' | 'content' | 'clock'>,
  view: PublicView,
): Promise<UptimeModel> {
  const months = monthsWatched(deps, view.openedAt)
  const sums = await monthSums(deps, months, view.openedAt)
  const nothing: Tally = { watched: 0, down: 0, planned: 0 }
  return {
    months,
    components: view.groups
      .flatMap(({ components }) => components)
      .map(({ id }) => {
        const tallies = sums.map((each) => each[id] ?? nothing)
        return { id, months: tallies.map(monthUptime), whole: monthUptime(addUp(tallies)) }
      }),
  }
}

function monthUptime(tally: Tally): MonthUptime {
  return { percent: percentUp(tally), down: tally.down / 10, planned: tally.planned }
}
