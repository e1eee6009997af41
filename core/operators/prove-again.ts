import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { instant } from '#core/words/times.ts'
import type { Actor } from './actor.ts'
import type { Passwords } from './ports.ts'
import { operatorToChange } from './record.ts'
import { findSession, sessionKey, sessionPuts } from './session.ts'

/** Proves by the password that it is still the same person at this session. */
export async function proveWithPassword(
  deps: Deps & { passwords: Passwords },
  actor: Actor,
  password: string,
): Promise<void> {
  const { operator } = await operatorToChange(deps.store, actor.id)
  const { right } = await deps.passwords.verify(password, operator.password)
  if (!right) throw new Refusal('unauthorized', 'That is not your password. Try again.')
  await noteProof(deps, actor)
}

/** Somebody proved, in whatever way, that they are who this session belongs to. */
export async function noteProof(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
): Promise<void> {
  const known = await findSession(store, actor.session)
  if (!known) throw new Refusal('unauthorized', 'You are signed out. Sign in and try again.')
  const now = instant(clock.now())
  await store.commit({
    expect: [{ key: sessionKey(actor.session), version: known.version }],
    put: sessionPuts(actor.session, { ...known.session, provedAt: now, usedAt: now }),
    remove: [],
  })
}
