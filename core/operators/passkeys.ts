import { carryOut } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid, notFound, Refusal } from '#core/errors.ts'
import { instant } from '#core/words/times.ts'
import { type Actor, callerOf } from './actor.ts'
import { keepChallenge, useChallenge } from './challenge.ts'
import { changeOwn, refuseLastWay } from './change-operator.ts'
import type { Passkeys } from './ports.ts'
import { operatorBehind, operatorKey, operatorPut, operatorToChange, passkeyKey } from './record.ts'
import { newSession } from './session.ts'
import type { SignedIn } from './set-up.ts'

type PasskeyDeps = Deps & { passkeys: Passkeys }
const mostPasskeys = 20

/** What the browser is to be asked, and what it is asked about, which the answer must name. */
export async function beginPasskey(deps: PasskeyDeps, actor: Actor) {
  const { operator } = await operatorToChange(deps.store, actor.id)
  const begun = await deps.passkeys.registration(operator)
  await keepChallenge(deps, begun.challenge, actor.id)
  return begun
}

export async function addPasskey(
  deps: PasskeyDeps,
  actor: Actor,
  { answer, challenge, name }: { answer: unknown; challenge: string; name: string },
): Promise<void> {
  await useChallenge(deps, challenge, actor.id)
  const registered = await deps.passkeys.registered(answer, challenge)
  if (!registered)
    throw new Refusal('unauthorized', 'The browser’s answer does not fit this page. Try once more.')
  const addedAt = instant(deps.clock.now())
  await changeOwn(deps, actor, 'operator.passkey-on', (operator) => {
    if (operator.passkeys.length >= mostPasskeys)
      throw invalid({ field: 'passkey', expected: `at most ${mostPasskeys} passkeys`, got: 'one more' })
    const passkey = { ...registered, name: name.trim().slice(0, 60) || 'Passkey', addedAt, usedAt: null }
    const key = passkeyKey(passkey.id)
    return {
      operator: { ...operator, passkeys: [...operator.passkeys, passkey] },
      result: undefined,
      more: {
        expect: [{ key, version: null }],
        put: [{ key, value: { operator: operator.id } }],
        remove: [],
      },
    }
  })
}

export async function removePasskey(deps: Deps, actor: Actor, id: string): Promise<void> {
  await changeOwn(deps, actor, 'operator.passkey-off', (operator) => {
    const passkeys = operator.passkeys.filter((each) => each.id !== id)
    if (passkeys.length === operator.passkeys.length) throw notFound('passkey', id)
    refuseLastWay({ ...operator, passkeys }, 'passkey')
    return {
      operator: { ...operator, passkeys },
      result: undefined,
      more: { expect: [], put: [], remove: [passkeyKey(id)] },
    }
  })
}

/** For anybody at the door: the browser finds out itself which passkeys there are. */
export async function askForPasskey(deps: PasskeyDeps) {
  const begun = await deps.passkeys.authentication()
  await keepChallenge(deps, begun.challenge, null)
  return begun
}

/** A passkey asks for a finger, a face or a code of its own, so it needs no second factor. */
export async function signInWithPasskey(
  deps: PasskeyDeps,
  { answer, id, challenge }: { answer: unknown; id: string; challenge: string },
  agent: string,
): Promise<SignedIn> {
  const { store, clock } = deps
  const refusal = new Refusal(
    'unauthorized',
    'This passkey is not known here. Use another one, or your password.',
  )
  await useChallenge(deps, challenge, null)
  const found = await operatorBehind(store, passkeyKey(id))
  const passkey = found?.operator.passkeys.find((each) => each.id === id)
  if (!found || !passkey || found.operator.disabledAt) throw refusal
  const proved = await deps.passkeys.authenticated(answer, challenge, passkey)
  if (!proved) throw refusal

  const { result } = await carryOut(deps, { by: callerOf(found.operator) }, async () => {
    const { operator: before, version } = await operatorToChange(store, found.operator.id)
    if (before.disabledAt || !before.passkeys.some((each) => each.id === id)) throw refusal
    const usedAt = instant(clock.now())
    const operator = {
      ...before,
      passkeys: before.passkeys.map((each) =>
        each.id === id ? { ...each, counter: proved.counter, usedAt } : each,
      ),
    }
    const { secret, puts } = newSession(deps, operator, { way: 'passkey', agent })
    return {
      result: { operator, secret },
      change: {
        expect: [{ key: operatorKey(operator.id), version }],
        put: [operatorPut(operator), ...puts],
        remove: [],
      },
      audit: { action: 'operator.sign-in', subject: operator.id, detail: { way: 'passkey' } },
    }
  })
  return result
}

/** Refuses unless a passkey of this very operator answers. */
export async function proveWithPasskey(
  deps: PasskeyDeps,
  actor: Actor,
  { answer, id, challenge }: { answer: unknown; id: string; challenge: string },
): Promise<void> {
  await useChallenge(deps, challenge, null)
  const { operator } = await operatorToChange(deps.store, actor.id)
  const passkey = operator.passkeys.find((each) => each.id === id)
  if (!passkey || !(await deps.passkeys.authenticated(answer, challenge, passkey)))
    throw new Refusal('unauthorized', 'That is not a passkey of yours. Try another one.')
}
