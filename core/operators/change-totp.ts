import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { invalid } from '#core/errors.ts'
import type { Actor } from './actor.ts'
import { changeOwn } from './change-operator.ts'
import { stepOf } from './second-factor.ts'

const codes = 10

/** Turns the second factor on, once a first code proves that the app holds the secret; returns the recovery codes. */
export async function setTotp(deps: Deps, actor: Actor, secret: string, code: string): Promise<string[]> {
  const lastStep = stepOf(secret, code.replaceAll(/\s/g, ''), deps.clock.now())
  if (lastStep === null)
    throw invalid({ field: 'code', expected: 'the six digits that your app shows now', got: 'another code' })
  const recovery = newCodes(deps)
  return changeOwn(deps, actor, 'operator.totp-on', (operator) => ({
    operator: { ...operator, totp: { secret, lastStep }, recoveryCodes: recovery.map(digest) },
    result: recovery,
  }))
}

export async function removeTotp(deps: Deps, actor: Actor): Promise<void> {
  await changeOwn(deps, actor, 'operator.totp-off', (operator) => ({
    operator: { ...operator, totp: null, recoveryCodes: [] },
    result: undefined,
  }))
}

/** Ten new codes; the old ones count no more. */
export function newRecoveryCodes(deps: Deps, actor: Actor): Promise<string[]> {
  const recovery = newCodes(deps)
  return changeOwn(deps, actor, 'operator.recovery-codes', (operator) => ({
    operator: { ...operator, recoveryCodes: recovery.map(digest) },
    result: recovery,
  }))
}

/** Each of 80 bits, in letters and digits that nobody confuses. */
function newCodes({ ids }: Pick<Deps, 'ids'>): string[] {
  return Array.from({ length: codes }, () => digest(ids.secret()).slice(0, 20))
}
