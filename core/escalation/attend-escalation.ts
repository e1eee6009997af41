import { carryOut, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { callerNames } from '#core/operators/names.ts'
import type { Change, Expectation, Key, Put, Version } from '#core/ports.ts'
import { instant, type Instant } from '#core/words/times.ts'
import { escalationDueKey } from './due.ts'
import { incidentMessage } from './incident-message.ts'
import { type Known, readKnown } from './known.ts'
import { peopleFor } from './people.ts'
import { type Call, type Escalation, escalationKey, findEscalation, mostCalls } from './record.ts'
import { calledSince } from './since.ts'
import { type Saying, type Step, stepsOf } from './steps.ts'
import { tell } from './tell.ts'
import { whyOf } from './why.ts'

/** Who does what nobody of the team did. */
const automatic = 'automatic'

/**
 * Tells the team what is due about an incident, once, and notes when to look at it next. All of it is one commit, which
 * expects incident, handling and escalation as they were read; `marks` are what asked for it, and go with it.
 */
export function attendEscalation(deps: Deps, id: string, marks: readonly Key[]): Promise<Done<Call[]>> {
  return carryOut(deps, { by: automatic }, async () => {
    const now = instant(deps.clock.now())
    const { known, expect } = await readKnown(deps, id)
    const { escalation, version } = await findEscalation(deps, id)
    const steps = known ? stepsOf(deps.content, known) : []
    const due = steps.filter(({ name, at }) => at <= now && !escalation.done.includes(name))
    const worth = due.filter(({ until }) => until === null || until > now)
    const told = known ? await carriedOut(deps, known, worth, escalation) : { calls: [], put: [] }
    const moved = movedOn(escalation, steps, told.calls, now)
    return {
      result: told.calls,
      change: changeOf({ escalation, version, moved, marks, expect, put: told.put }),
      // Only when to look again has moved.
      audit:
        told.calls.length === 0 ? null : { action: 'team.call', subject: id, detail: detailOf(told.calls) },
    }
  })
}

/** What is said at once is one message: whoever is called for two roles is called once. */
async function carriedOut(
  deps: Deps,
  known: Known,
  steps: readonly Step[],
  { calls: earlier }: Escalation,
): Promise<{ calls: Call[]; put: Put[] }> {
  const now = instant(deps.clock.now())
  const asked = earlier
    .filter(
      ({ saying, at }) => (saying === 'called' || saying === 'raised') && at >= calledSince(known.incident),
    )
    .flatMap(({ people }) => people.map(({ name }) => name))
  const calls: Call[] = []
  const put: Put[] = []
  const names = await callerNames(deps.store, [known.handling.acknowledged])
  for (const [saying, same] of Map.groupBy(steps, (step): Saying => step.saying)) {
    const [first] = same
    if (!first) continue
    const roles = same.flatMap(({ role }) => role ?? [])
    const people = peopleFor(deps.content, known, saying, roles, now)
    const why = whyOf(known, first, { now, asked: [...new Set(asked)], names })
    const told = tell(deps, incidentMessage(deps, known, { saying, why, about: first.about, people }))
    put.push(...told.put)
    calls.push({ at: now, saying, why, people: told.people, slack: told.slack })
  }
  return { calls, put }
}

function detailOf(calls: readonly Call[]): Record<string, unknown> {
  return Object.fromEntries(calls.map(({ saying, people }) => [saying, people.map(({ name }) => name)]))
}

function movedOn(
  escalation: Escalation,
  steps: readonly Step[],
  calls: readonly Call[],
  now: Instant,
): Escalation {
  const behind = steps.filter(({ name, at }) => at <= now || escalation.done.includes(name))
  const ahead = steps.filter((step) => !behind.includes(step)).map(({ at }) => at)
  return {
    ...escalation,
    calls: [...escalation.calls, ...calls].slice(-mostCalls),
    done: behind.map(({ name }) => name),
    dueAt: ahead.toSorted()[0] ?? null,
  }
}

interface Changing {
  escalation: Escalation
  version: Version | null
  moved: Escalation
  marks: readonly Key[]
  expect: Expectation[]
  put: Put[]
}

function changeOf({ escalation, version, moved, marks, expect, put }: Changing): Change {
  const { incident } = escalation
  const markAt = (at: Instant | null) => (at === null ? null : escalationDueKey(at, incident))
  const [next, last] = [markAt(moved.dueAt), markAt(escalation.dueAt)]
  const gone = [...marks, ...(last ? [last] : [])].filter((key) => key.join('/') !== next?.join('/'))
  return {
    expect: [...expect, { key: escalationKey(incident), version }],
    put: [
      ...(version !== null || moved.done.length > 0 ? [{ key: escalationKey(incident), value: moved }] : []),
      ...put,
      ...(next ? [{ key: next, value: {} }] : []),
    ],
    remove: [...new Map(gone.map((key) => [key.join('/'), key])).values()],
  }
}
