import type { Deps } from '#core/deps.ts'
import type { Put } from '#core/ports.ts'
import { instant, type Instant } from '#core/words/times.ts'

/** What was done to what, in the words of the log; `detail` holds no secret and no address of a subscriber. */
export interface AuditNote {
  action: string
  subject: string
  detail?: Record<string, unknown>
}

export interface AuditEntry extends AuditNote {
  id: string
  at: Instant
  by: string
}

export function auditPut({ clock, ids }: Deps, by: string, note: AuditNote): Put {
  const at = instant(clock.now())
  const entry: AuditEntry = { id: ids.id(), at, by, ...note }
  return { key: ['audit', at, entry.id], value: entry }
}
