import type { Mistake } from '#core/errors.ts'
import type { Permission, Role } from '#core/operators/permissions.ts'
import type { Instant } from '#core/words/times.ts'

/** What every page of the console is given as `Astro.locals.console`, beside what public pages get. */
export interface ConsoleModel {
  /** Null on the pages in front of the door. */
  actor: { id: string; name: string; role: Role; may: readonly Permission[] } | null
  now: Instant
  /** The clock that runs out next over all incidents, for the bar; null while none runs. */
  next: { what: 'first_notice' | 'update'; at: Instant; incident: string } | null
  /** Why the form that was sent was not carried out, and what it held, so that nobody types it twice. */
  refused: { mistakes: readonly Mistake[]; message: string; form: Record<string, string[]> } | null
}
