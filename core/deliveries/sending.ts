import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import type { Entry, Key, Store } from '#core/ports.ts'
import { instant, type Instant } from '#core/words/times.ts'

/** The switch that stops all mail; whoever hands a batch over expects it to be as it was read. */
export const sendingKey: Key = ['sending']

export interface Stop {
  at: Instant
  by: string
  why: string
}

export function isStopped(entry: Entry | null | undefined): boolean {
  return stopIn(entry) !== null
}

/** Why nothing is sent; null while everything is. */
export async function sendingStopped(store: Store): Promise<Stop | null> {
  const [entry] = await store.get([sendingKey])
  return stopIn(entry)
}

/** Stops all sending, retries included; what a provider has already is beyond reach. */
export function stopSending(deps: Deps, why: string, command: Command): Promise<void> {
  return turn(deps, { at: instant(deps.clock.now()), by: command.by, why }, command)
}

export function resumeSending(deps: Deps, command: Command): Promise<void> {
  return turn(deps, null, command)
}

async function turn(deps: Deps, stopped: Stop | null, command: Command): Promise<void> {
  await carryOut(deps, command, async () => {
    const [entry] = await deps.store.get([sendingKey])
    if (isStopped(entry) === (stopped !== null)) return { result: undefined, change: null }
    return {
      result: undefined,
      change: {
        expect: [{ key: sendingKey, version: entry?.version ?? null }],
        put: [{ key: sendingKey, value: { stopped } }],
        remove: [],
      },
      audit: {
        action: stopped ? 'sending.stop' : 'sending.resume',
        subject: 'sending',
        ...(stopped && { detail: { why: stopped.why } }),
      },
    }
  })
}

function stopIn(entry: Entry | null | undefined): Stop | null {
  return (entry?.value as { stopped: Stop | null } | undefined)?.stopped ?? null
}
