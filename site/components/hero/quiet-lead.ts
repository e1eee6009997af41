import { type PublicView, quietFor } from '#core/views/public-view.ts'
import { clockTime, longDate, shortDate } from '#core/words/times.ts'

/** The one line under "Everything is working." */
export function quietLead(view: PublicView): string {
  const { madeAt, openedAt } = view
  if (isNew(view)) {
    const today = openedAt.slice(0, 10) === madeAt.slice(0, 10)
    const since = `${clockTime(openedAt)} UTC ${today ? 'today' : `on ${shortDate(openedAt)}`}`
    return `This page is new. It has been watching since ${since}, and adds one bar a day.`
  }
  return quietFor(view) ?? `No incident since this page opened on ${longDate(openedAt)}.`
}

/** Nothing has been watched for a day yet, and nothing is known of the time before. */
export function isNew({ groups, recent }: PublicView): boolean {
  return (
    recent.length === 0 && groups.every(({ components }) => components.every(({ uptime }) => uptime === null))
  )
}
