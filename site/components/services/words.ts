import type { GroupView } from '#core/views/services.ts'
import type { Voice } from '#site/words/voice.ts'

/** `Major outage, 1 of 3`, or the status alone where it holds for the whole group. */
export function groupStatus({ status, components }: GroupView, { t }: Voice): string {
  const name = t.signs.name[status]
  const as = components.filter((component) => component.status === status).length
  return status === 'operational' || as === components.length
    ? name
    : t.services.some(name, as, components.length)
}

/** `99.96%`, `100%`, or `from today` while there is nothing to measure. */
export function uptimeWords(uptime: number | null, { t }: Voice): string {
  return uptime === null ? t.services.fromToday : t.services.uptime(uptime)
}
