import { type Digest, type QuietHours, weekdays } from './wishes.ts'

// Wishes as one cell of a table each. What a cell does not say plainly is passed on as it stands, for the schema to name.

/** `daily 8`, `weekly monday 8` */
export function digestCell(digest: Digest | null): string {
  if (!digest) return ''
  return digest.every === 'day' ? `daily ${digest.hour}` : `weekly ${digest.weekday} ${digest.hour}`
}

export function digestIn(cell: string): unknown {
  const found = /^(?:(daily)|weekly(?: ([a-z]+))?)(?: (\d{1,2})(?::00)?)?$/i.exec(cell)
  if (!found) return cell || undefined
  const [, daily, weekday = weekdays[0], hour = '8'] = found
  return {
    every: daily ? 'day' : 'week',
    hour: Number(hour),
    ...(!daily && { weekday: weekday.toLowerCase() }),
  }
}

/** `22:00-07:00`, and with `except P1` where a P1 is sent all the same. */
export function quietHoursCell(quiet: QuietHours | null): string {
  if (!quiet) return ''
  return `${quiet.from}-${quiet.to}${quiet.exceptP1 ? ' except P1' : ''}`
}

export function quietHoursIn(cell: string): unknown {
  const found = /^(\d\d:\d\d) ?[-–] ?(\d\d:\d\d)( except P1)?$/i.exec(cell)
  if (!found) return cell || undefined
  const [, from, to, exceptP1] = found
  return { from, to, exceptP1: Boolean(exceptP1) }
}

export function yesOrNo(cell: string): unknown {
  const answers: Record<string, boolean> = { yes: true, true: true, no: false, false: false }
  return cell ? (answers[cell.toLowerCase()] ?? cell) : undefined
}
