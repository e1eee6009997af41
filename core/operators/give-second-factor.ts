import { carryOut } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { acceptCode } from './second-factor.ts'
import { findOperator, operatorKey, operatorPut } from './record.ts'
import { newSession } from './session.ts'
import type { SignedIn } from './set-up.ts'
import { type HalfSession, halfKey } from './sign-in-with-password.ts'

/** Makes a whole session of a half one, under another secret; a code that was used is used up in the same commit. */
export async function giveSecondFactor(
  deps: Deps,
  half: string,
  code: string,
  agent: string,
): Promise<SignedIn> {
  const { store, clock } = deps
  const { result } = await carryOut(deps, { by: 'public' }, async () => {
    const [entry] = await store.get([halfKey(half)])
    const waiting = entry?.value as HalfSession | undefined
    const found = waiting && (await findOperator(store, waiting.operator))
    if (!entry || !found || found.operator.epoch !== waiting.epoch || found.operator.disabledAt)
      throw new Refusal('unauthorized', 'That took longer than five minutes. Sign in once more.')
    const operator = acceptCode(found.operator, code, clock.now())
    if (!operator)
      throw new Refusal(
        'unauthorized',
        'That code is not the present one, or was used already. Wait for the next one and enter it.',
      )
    const { secret, puts } = newSession(deps, operator, { way: 'password and code', agent })
    return {
      result: { operator, secret },
      change: {
        expect: [
          { key: entry.key, version: entry.version },
          { key: operatorKey(operator.id), version: found.version },
        ],
        put: [operatorPut(operator), ...puts],
        remove: [entry.key],
      },
      audit: { action: 'operator.sign-in', subject: operator.id, detail: { way: 'password and code' } },
    }
  })
  return result
}
