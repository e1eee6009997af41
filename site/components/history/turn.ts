import { day, instant } from '#core/words/times.ts'

/** `2026-12` after `2026-11`. */
export function monthAfter(month: string): string {
  return instant(Date.parse(`${month}-01T00:00:00Z`) + 31 * day).slice(0, 7)
}
