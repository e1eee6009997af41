import type { GroupView } from '#core/views/services.ts'
import { statusName } from '#core/views/status-words.ts'

/** `Major outage, 1 of 3`, or the status alone where it holds for the whole group. */
export function groupStatus({ status, components }: GroupView): string {
  const name = statusName[status]
  const as = components.filter((component) => component.status === status).length
  return status === 'operational' || as === components.length
    ? name
    : `${name}, ${as} of ${components.length}`
}

/** `99.96%`, `100%`, or `from today` while there is nothing to measure. */
export function uptimeWords(uptime: number | null): string {
  if (uptime === null) return 'from today'
  return uptime === 100 ? '100%' : `${uptime.toFixed(2)}%`
}
