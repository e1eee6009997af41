import type { Deps } from '#core/deps.ts'
import type { Entry, Key, Version } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'

/** How far a rule is with one service; there is none while nothing holds and nothing cools down. */
export interface RuleState {
  /** Since when its condition holds; null while it does not. */
  since: Instant | null
  /** When it last did something. */
  firedAt: Instant | null
  /** What it makes the service show. */
  shows: string | null
  /** It opened a draft that is not withdrawn. */
  drafted: boolean
}

/** One time that a rule did something, or would have. */
export interface Firing {
  id: string
  rule: string
  component: string
  at: Instant
  measure: string
  value: number
  from: string
  acts: string[]
  dryRun: boolean
}

export const ruleStateKey = (rule: string, component: string): Key => ['rule', rule, component]
export const firingKey = ({ at, id }: Pick<Firing, 'at' | 'id'>): Key => ['rule-firing', at, id]

export async function ruleStates({
  store,
}: Pick<Deps, 'store'>): Promise<Map<string, { state: RuleState; version: Version }>> {
  const entries = (await store.list(['rule'], { limit: 1000 })) as Entry<RuleState>[]
  return new Map(
    entries.map(({ key, value, version }) => [key.slice(1).join(' '), { state: value, version }]),
  )
}

/** The newest first. */
export async function lastFirings({ store }: Pick<Deps, 'store'>, limit: number): Promise<Firing[]> {
  const entries = (await store.list(['rule-firing'], { limit, reverse: true })) as Entry<Firing>[]
  return entries.map(({ value }) => value)
}
