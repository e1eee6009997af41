import { type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { daysOf } from '#site/components/history/calendar.ts'

export interface PlannedDay {
  /** `2026-11-17` */
  date: string
  number: number
  today: boolean
  work: Maintenance[]
}

/** The month in weeks from Monday to Sunday; null stands for days of other months. */
export function plannedWeeks(
  month: string,
  windows: readonly Maintenance[],
  today: string,
): (PlannedDay | null)[][] {
  const days = daysOf(month).map((date) => ({
    date,
    number: Number(date.slice(8)),
    today: date === today,
    work: windows
      .filter((each) => touches(each, date))
      .toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1)),
  }))
  const blank = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7
  const cells = [...Array.from({ length: blank }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => cells[week * 7 + weekday] ?? null),
  )
}

/** What ends at midnight does not touch the day that begins. */
function touches(maintenance: Maintenance, date: string): boolean {
  const end = maintenance.completedAt ?? maintenance.scheduledUntil
  return startOf(maintenance).slice(0, 10) <= date && end > `${date}T00:00:00.000Z`
}
