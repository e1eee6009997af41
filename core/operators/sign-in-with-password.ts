import { carryOut } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { Refusal } from '#core/errors.ts'
import type { Key } from '#core/ports.ts'
import { minute } from '#core/words/times.ts'
import { callerOf } from './actor.ts'
import type { Operator } from './operator.ts'
import type { Passwords } from './ports.ts'
import { findOperator, operatorBehind, operatorEmailKey, operatorKey, operatorPut } from './record.ts'
import { newSession } from './session.ts'

/** A session, or half of one that waits for the second factor; `secret` is for the cookie of either. */
export type PasswordAnswer = { stage: 'whole' | 'half'; operator: Operator; secret: string }

export interface HalfSession {
  operator: string
  epoch: number
}

export const halfKey = (secret: string): Key => ['session-half', digest(secret)]
const halfLives = 5 * minute

/** Says the same of an unknown address and of a wrong password, and takes as long. */
export async function signInWithPassword(
  deps: Deps & { passwords: Passwords },
  { email, password }: { email: string; password: string },
  agent: string,
): Promise<PasswordAnswer> {
  const { store, ids, clock, passwords } = deps
  const found = await operatorBehind(store, operatorEmailKey(email))
  const { right, stale } = await passwords.verify(password, found?.operator.password ?? null)
  if (!found || !right || found.operator.disabledAt)
    throw new Refusal('unauthorized', 'That address and password do not belong together. Try again.')
  const renewed = stale ? await passwords.hash(password) : null

  const { result } = await carryOut<PasswordAnswer>(deps, { by: callerOf(found.operator) }, async () => {
    const now = await findOperator(store, found.operator.id)
    if (now?.operator.password !== found.operator.password)
      throw new Refusal('unauthorized', 'The password was changed at this moment. Sign in with the new one.')
    const operator = renewed ? { ...now.operator, password: renewed } : now.operator
    const expect = [{ key: operatorKey(operator.id), version: now.version }]
    const renewal = renewed ? [operatorPut(operator)] : []
    if (operator.totp) {
      const secret = ids.secret()
      const half: HalfSession = { operator: operator.id, epoch: operator.epoch }
      return {
        result: { stage: 'half', operator, secret },
        change: {
          expect,
          put: [...renewal, { key: halfKey(secret), value: half, expiresAt: clock.now() + halfLives }],
          remove: [],
        },
        audit: { action: 'operator.sign-in-half', subject: operator.id },
      }
    }
    const { secret, puts } = newSession(deps, operator, { way: 'password', agent })
    return {
      result: { stage: 'whole', operator, secret },
      change: { expect, put: [...renewal, ...puts], remove: [] },
      audit: { action: 'operator.sign-in', subject: operator.id, detail: { way: 'password' } },
    }
  })
  return result
}
