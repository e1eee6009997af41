import type { PublicView } from '#core/views/public-view.ts'
import { counted } from '#core/words/times.ts'

export interface MonthLine {
  month: string
  name: string
  note: string
}

/** The months to choose from, newest first, with how many incidents each had. */
export function monthLines({ months, madeAt, openedAt }: PublicView): MonthLine[] {
  const thisYear = madeAt.slice(0, 4)
  return months.map(({ month, name, incidents }) => ({
    month,
    name: month.startsWith(thisYear) ? name.replace(/ \d+$/, '') : name,
    note: incidents > 0 ? figures(incidents) : month === openedAt.slice(0, 7) ? 'page opened' : 'none',
  }))
}

/** `2 incidents`: in a column of numbers, digits. */
function figures(count: number): string {
  return counted(count, 'incident').replace(/^\S+/, String(count))
}
