import { isOverrun, type Maintenance, type MaintenanceUpdate } from '#core/maintenance/maintenance.ts'
import { repeatsInWords } from '#core/maintenance/repeats.ts'
import type { Instant } from '#core/words/times.ts'

/** Planned work as the API shows it; who wrote an update stays inside, and which notice carried it. */
export function maintenanceJson(maintenance: Maintenance, siteUrl: string, now: Instant) {
  const { id, series, remindAt: _, updates, ...rest } = maintenance
  return {
    id,
    url: `${siteUrl}/maintenance/${id}`,
    ...rest,
    overrun: isOverrun(maintenance, now),
    series: series && { ...series, repeats: repeatsInWords(series.recurrence) },
    updates: updates.map(maintenanceUpdateJson),
  }
}

export function maintenanceUpdateJson({ message, by: _, notice: __, ...rest }: MaintenanceUpdate) {
  return { ...rest, message: message.source, html: message.html }
}
