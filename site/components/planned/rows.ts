import type { Maintenance } from '#core/maintenance/maintenance.ts'
import type { PublicView } from '#core/views/public-view.ts'

export interface PlannedRow {
  next: Maintenance
  /** What follows of the same series, the first before the others. */
  later: Maintenance[]
}

/**
 * What is still to come, the first before the others, each series as one row; what was cancelled before it began stays
 * in it until the time for which it was planned is over.
 */
export function plannedRows({
  upcoming,
  pastWork,
  madeAt,
}: Pick<PublicView, 'upcoming' | 'pastWork' | 'madeAt'>): PlannedRow[] {
  const cancelled = pastWork.filter(
    ({ status, startedAt, scheduledUntil }) =>
      status === 'cancelled' && startedAt === null && scheduledUntil > madeAt,
  )
  const rows = new Map<string, PlannedRow>()
  for (const work of [...upcoming, ...cancelled].toSorted(byStart)) {
    const together = work.series ? `${work.series.id} ${work.status}` : work.id
    const row = rows.get(together)
    if (row) row.later.push(work)
    else rows.set(together, { next: work, later: [] })
  }
  return [...rows.values()]
}

function byStart(one: Maintenance, other: Maintenance): number {
  return `${one.scheduledFor} ${one.id}` < `${other.scheduledFor} ${other.id}` ? -1 : 1
}
