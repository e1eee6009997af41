import { instant, type Instant, ms } from '#core/words/times.ts'

/**
 * When a notice about the newest of these updates was decided: after every earlier one about the same thing, whatever the
 * clock says, because that is the order in which they leave.
 */
export function inOrder(updates: readonly { at: Instant }[], now: Instant): Instant {
  let latest = -Infinity
  for (const { at } of updates) latest = Math.max(ms(at), latest + 1)
  return instant(Math.max(latest, ms(now)))
}
