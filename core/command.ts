import type { AuditNote } from './audit/record.ts'
import { auditPuts } from './audit/record.ts'
import type { Deps } from './deps.ts'
import { conflict, Refusal } from './errors.ts'
import { countingTold } from './notices/count-told.ts'
import { held } from './notices/hold.ts'
import type { Change, Key } from './ports.ts'
import { hour } from './words/times.ts'

/** Who asks, and under which idempotency key. */
export interface Command {
  by: string
  /** A repeat with the same key and the same request answers as the first did and changes nothing. */
  once?: { key: string; request: string }
  /** Seconds for which what it sends can be taken back. */
  holdSeconds?: number
}

/** What a verb decided: the answer and everything it causes, to be written in one commit. */
export interface Decision<R> {
  result: R
  change: Change
  audit: AuditNote
}

/** Moves what only says when to look again, which is nothing that anybody did. */
interface Bookkeeping<R> extends Omit<Decision<R>, 'audit'> {
  audit: null
}

export interface Done<R> {
  result: R
  /** False when nothing was written: a repeat, or nothing to change. */
  changed: boolean
}

const attempts = 5
const keyLives = 24 * hour

/**
 * Reads, decides and commits; decides anew when another writer was faster, at most five times.
 * A decision whose change is null writes nothing.
 */
export async function carryOut<R>(
  deps: Deps,
  command: Command,
  decide: () => Promise<Decision<R> | Bookkeeping<R> | { result: R; change: null }>,
): Promise<Done<R>> {
  for (let attempt = 1; ; attempt++) {
    const earlier = await earlierAnswer<R>(deps, command)
    if (earlier) return { result: earlier.result, changed: false }

    const decision = await decide()
    if (decision.change === null) return { result: decision.result, changed: false }
    const { change, audit, result } = decision
    const now = deps.clock.now()
    const caused = command.holdSeconds ? held(change.put, command.holdSeconds, now) : change.put
    const told = await countingTold(deps.store, caused)
    const puts = [...caused, ...told.put, ...(audit ? auditPuts(deps, command.by, audit) : [])]
    const expect = [...change.expect, ...told.expect]
    if (command.once) {
      const key = onceKey(command)
      expect.push({ key, version: null })
      puts.push({ key, value: { request: command.once.request, result }, expiresAt: now + keyLives })
    }
    try {
      await deps.store.commit({ expect, put: puts, remove: change.remove })
      return { result, changed: true }
    } catch (error) {
      const raced = error instanceof Refusal && error.kind === 'conflict'
      if (!raced) throw error
      if (attempt === attempts)
        throw conflict('Somebody else is writing at the same time. Nothing was changed. Try again.')
    }
  }
}

async function earlierAnswer<R>(deps: Deps, command: Command): Promise<{ result: R } | null> {
  if (!command.once) return null
  const [entry] = await deps.store.get([onceKey(command)])
  if (!entry) return null
  const { request, result } = entry.value as { request: string; result: R }
  if (request !== command.once.request) {
    throw conflict('This Idempotency-Key was used for another request. Use a new key for a new request.')
  }
  return { result }
}

function onceKey({ by, once }: Command): Key {
  return ['once', by, once?.key ?? '']
}
