import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid, Refusal } from '#core/errors.ts'
import type { Change } from '#core/ports.ts'
import type { Actor } from './actor.ts'
import { callerOf } from './actor.ts'
import type { Operator } from './operator.ts'
import type { Passwords } from './ports.ts'
import { operatorKey, operatorPut, operatorToChange } from './record.ts'
import { findSession, sessionKey, sessionPuts } from './session.ts'

/**
 * Changes what somebody proves themselves with. Every other session of theirs is over in the same commit; the one that
 * asked goes on.
 */
export async function changeOwn<R>(
  deps: Deps,
  actor: Actor,
  action: string,
  decide: (operator: Operator) => {
    operator: Operator
    result: R
    more?: Pick<Change, 'put' | 'remove' | 'expect'>
  },
): Promise<R> {
  const { store } = deps
  const command: Command = { by: callerOf(actor) }
  const done = await carryOut(deps, command, async () => {
    const { operator: before, version } = await operatorToChange(store, actor.id)
    const known = await findSession(store, actor.session)
    if (!known) throw new Refusal('unauthorized', 'You are signed out. Sign in and try again.')
    const { operator, result, more } = decide(before)
    const epoch = before.epoch + 1
    return {
      result,
      change: {
        expect: [
          { key: operatorKey(actor.id), version },
          { key: sessionKey(actor.session), version: known.version },
          ...(more?.expect ?? []),
        ],
        put: [
          operatorPut({ ...operator, epoch }),
          ...sessionPuts(actor.session, { ...known.session, epoch }),
          ...(more?.put ?? []),
        ],
        remove: more?.remove ?? [],
      },
      audit: { action, subject: actor.id },
    }
  })
  return done.result
}

export async function changePassword(
  deps: Deps & { passwords: Passwords },
  actor: Actor,
  password: string,
): Promise<void> {
  const hash = await deps.passwords.hash(password)
  await changeOwn(deps, actor, 'operator.password', (operator) => ({
    operator: { ...operator, password: hash },
    result: undefined,
  }))
}

/** Without its last way in nobody comes in again. */
export function refuseLastWay({ password, passkeys }: Operator, without: string): void {
  if (password || passkeys.length > 0) return
  throw invalid({ field: without, expected: 'another passkey or a password to be there first', got: 'none' })
}
