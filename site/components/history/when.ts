import type { Instant } from '#core/words/times.ts'
import type { Times } from '#core/words/spoken/times.ts'

/** `8 October`, with its year where that is another than this month's. */
export function dayBefore(at: Instant, month: string, { shortDate, longDate }: Times): string {
  return at.slice(0, 4) === month.slice(0, 4) ? shortDate(at) : longDate(at)
}
