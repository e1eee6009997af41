import type { Deps } from '#core/deps.ts'
import type { Key, Put } from '#core/ports.ts'
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

/** Where an entry stands below its kind. */
export type AuditPlace = readonly [at: Instant, id: string]

export const auditKey = ([at, id]: AuditPlace): Key => ['audit', at, id]
/** Marks an entry that is in no chain yet. */
export const looseKey = ([at, id]: AuditPlace): Key => ['audit-loose', at, id]

/** The entry, loose until it is sealed. */
export function auditPuts({ clock, ids }: Deps, by: string, note: AuditNote): Put[] {
  const at = instant(clock.now())
  const entry: AuditEntry = { id: ids.id(), at, by, ...note }
  return [
    { key: auditKey([at, entry.id]), value: entry },
    { key: looseKey([at, entry.id]), value: {} },
  ]
}

export function placeOf([, at = '', id = '']: Key): AuditPlace {
  return [at, id]
}
