import type { Deps } from '#core/deps.ts'
import type { Key, Store, Version } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import type { Saying } from './steps.ts'

export type TeamChannel = 'slack' | 'email' | 'pager'

/** Somebody who was told, and how; `notice` is what carried it. */
export interface Called {
  name: string
  roles: string[]
  by: { channel: TeamChannel; notice: string }[]
}

/** One message to the team. */
export interface Call {
  at: Instant
  saying: Saying
  /** What they were told, in a sentence. */
  why: string
  people: Called[]
  /** What carried it to the channel of all; null where it was not said there. */
  slack: string | null
}

/** What the team was told about one incident; nothing public is ever made from it. */
export interface Escalation {
  incident: string
  /** Oldest first, the last 200. */
  calls: Call[]
  /** The steps that are behind it, by name, as far as they could come up again. */
  done: string[]
  /** When to look at it next; null while nothing is ahead. */
  dueAt: Instant | null
}

export const mostCalls = 200

export const escalationKey = (incident: string): Key => ['escalation', incident]

export async function findEscalation(
  { store }: Pick<Deps, 'store'>,
  incident: string,
): Promise<{ escalation: Escalation; version: Version | null }> {
  const [entry] = await store.get([escalationKey(incident)])
  const nothing: Escalation = { incident, calls: [], done: [], dueAt: null }
  return {
    escalation: (entry?.value as Escalation | undefined) ?? nothing,
    version: entry?.version ?? null,
  }
}

/** The incidents to look at now, each with the marks that say so. */
export async function dueEscalations(store: Store, now: Instant): Promise<Map<string, Key[]>> {
  const due = new Map<string, Key[]>()
  for (const { key } of await store.list(['escalation-due'], { limit: 500 })) {
    const [, at = '', incident = ''] = key
    if (at > now) break
    due.set(incident, [...(due.get(incident) ?? []), key])
  }
  return due
}
