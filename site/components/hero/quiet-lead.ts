import type { PublicView } from '#core/views/public-view.ts'
import { day, ms } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

/** The one line under "Everything is working." */
export function quietLead(view: PublicView, { t: { hero }, times }: Voice): string {
  const { madeAt, openedAt, quietSince } = view
  if (isNew(view)) {
    return openedAt.slice(0, 10) === madeAt.slice(0, 10)
      ? hero.newToday(times.utc(openedAt))
      : hero.newSince(times.utc(openedAt), times.shortDate(openedAt))
  }
  if (!quietSince) return hero.neverYet(times.longDate(openedAt))
  const days = Math.floor((ms(madeAt) - ms(quietSince)) / day)
  return days < 1 ? hero.endedToday : hero.quietDays(days)
}

/** Nothing has been watched for a day yet, and nothing is known of the time before. */
export function isNew({ groups, recent }: PublicView): boolean {
  return (
    recent.length === 0 && groups.every(({ components }) => components.every(({ uptime }) => uptime === null))
  )
}
