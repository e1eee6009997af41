import type { Key, Put } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'

export const escalationDueKey = (at: Instant, incident: string): Key => ['escalation-due', at, incident]

/** Asks the job to look at an incident as soon as what is written with this has happened. */
export function lookAgain(incident: string, at: Instant): Put {
  return { key: escalationDueKey(at, incident), value: {} }
}
