import type { Deps } from '#core/deps.ts'
import type { Key, Version } from '#core/ports.ts'
import type { Words } from '#core/words/markdown.ts'
import type { Instant } from '#core/words/times.ts'

/** What the team does about an incident; kept apart from it, so that none of this can become public. */
export interface Handling {
  incident: string
  /** Who commands, as the team says it. */
  commander: string | null
  acknowledged: Mark | null
  /** By the step's id of the playbook. */
  ticks: Record<string, Mark>
  /** What was looked at when it was resolved last, and why it was resolved with a check open. */
  verified?: Mark & { checks: string[]; anyway: string | null }
  /** Oldest first. */
  notes: (Mark & { id: string; words: Words })[]
}

export interface Mark {
  at: Instant
  /** The caller, `operator:ID`. */
  by: string
}

export const handlingKey = (incident: string): Key => ['handling', incident]

/** Nothing done yet where nobody did anything. */
export async function findHandling(
  { store }: Pick<Deps, 'store'>,
  incident: string,
): Promise<{ handling: Handling; version: Version | null }> {
  const [entry] = await store.get([handlingKey(incident)])
  const nothing: Handling = { incident, commander: null, acknowledged: null, ticks: {}, notes: [] }
  return { handling: (entry?.value as Handling | undefined) ?? nothing, version: entry?.version ?? null }
}
