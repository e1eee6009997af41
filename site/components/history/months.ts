import type { PublicView } from '#core/views/public-view.ts'
import { sentenceCase } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

export interface MonthLine {
  month: string
  name: string
  note: string
}

/** The months to choose from, newest first, with how many incidents each had. */
export function monthLines({ months, madeAt, openedAt }: PublicView, { t, times }: Voice): MonthLine[] {
  const { incidents: counted, pageOpened, none } = t.history
  const thisYear = madeAt.slice(0, 4)
  return months.map(({ month, incidents }) => ({
    month,
    name: sentenceCase(month.startsWith(thisYear) ? times.monthAlone(month) : times.month(month)),
    note: incidents > 0 ? counted(incidents) : month === openedAt.slice(0, 7) ? pageOpened : none,
  }))
}
