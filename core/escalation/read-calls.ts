import { type Batch, batchKey } from '#core/deliveries/batch.ts'
import type { Deps } from '#core/deps.ts'
import { callerNames } from '#core/operators/names.ts'
import type { Store } from '#core/ports.ts'
import { instant, type Instant } from '#core/words/times.ts'
import { readKnown } from './known.ts'
import { type Called, findEscalation, type TeamChannel } from './record.ts'
import { acknowledgement } from './since.ts'
import { type Saying, stepsOf } from './steps.ts'

/** What became of one message to one person, or to the channel of all. */
export interface Reached {
  channel: TeamChannel
  state: 'waiting' | 'sent' | 'failed'
  /** Why it failed, or what it waits for. */
  reason: string | null
}

export interface CallRead {
  at: Instant
  saying: Saying
  why: string
  people: { name: string; roles: string[]; by: Reached[] }[]
  /** Null where it was not said there. */
  slack: Reached | null
}

/** Whom an incident called, and what comes next. */
export interface CallsRead {
  /** Oldest first. */
  calls: CallRead[]
  /** Who is on it; null while nobody is. */
  answered: { name: string; at: Instant } | null
  /** What the team is told next, if nothing happens before. */
  next: { saying: Saying; at: Instant } | null
}

const mostShown = 20

export async function readCalls(deps: Deps, incident: string): Promise<CallsRead> {
  const [{ known }, { escalation }] = await Promise.all([
    readKnown(deps, incident),
    findEscalation(deps, incident),
  ])
  const calls = escalation.calls.slice(-mostShown)
  const reached = await outcomes(deps.store, calls)
  const mark = known && acknowledgement(known.incident, known.handling)
  const names = await callerNames(deps.store, [mark])
  const now = instant(deps.clock.now())
  const [next] = (known ? stepsOf(deps.content, known) : [])
    .filter(({ at, name }) => at > now && !escalation.done.includes(name))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
  return {
    calls: calls.map(({ people, slack, ...call }) => ({
      ...call,
      people: people.map((person) => ({
        ...person,
        by: person.by.map(({ channel, notice }) => reached(channel, notice)),
      })),
      slack: slack === null ? null : reached('slack', slack),
    })),
    answered: mark && { name: names[mark.by] ?? 'Somebody', at: mark.at },
    next: next ? { saying: next.saying, at: next.at } : null,
  }
}

/** What became of every message among these; each has one batch with one recipient. */
export async function outcomes(
  store: Store,
  calls: readonly { people: readonly Pick<Called, 'by'>[]; slack: string | null }[],
): Promise<(channel: TeamChannel, notice: string) => Reached> {
  const notices = calls.flatMap(({ people, slack }) => [
    ...people.flatMap(({ by }) => by.map(({ notice }) => notice)),
    ...(slack === null ? [] : [slack]),
  ])
  const entries =
    notices.length > 0 ? await store.get(notices.map((notice) => batchKey({ notice, number: 1 }))) : []
  const batches = new Map(entries.map((entry, index) => [notices[index], entry?.value as Batch | undefined]))
  return (channel, notice) => {
    const batch = batches.get(notice)
    const outcome = batch?.recipients[0]?.outcome
    if (!outcome) return { channel, state: 'waiting', reason: batch?.error ?? null }
    const arrived = outcome.state === 'sent' || outcome.state === 'delivered'
    if (arrived) return { channel, state: 'sent', reason: null }
    const reason = 'reason' in outcome ? (outcome.reason ?? null) : null
    return { channel, state: 'failed', reason: reason ?? outcome.state }
  }
}
