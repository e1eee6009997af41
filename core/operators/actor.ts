import type { Instant } from '#core/words/times.ts'
import type { Appearance } from './appearance.ts'
import type { Role } from './permissions.ts'

/** The operator who is signed in. */
export interface Actor {
  /** Of the operator. */
  id: string
  name: string
  role: Role
  appearance: Appearance
  /** The digest that the session is kept under. */
  session: string
  /** When they last proved who they are; dangerous changes ask for it anew after some minutes. */
  provedAt: Instant
}

/** How the audit log and the records name an operator. */
export function callerOf({ id }: Pick<Actor, 'id'>): string {
  return `operator:${id}`
}

/** How they name somebody of the team who came by a link that was sent to them. */
export function teamCaller(name: string): string {
  return `team:${name}`
}
