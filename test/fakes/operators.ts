import { beginSetUp } from '#core/operators/begin-set-up.ts'
import { acceptInvitation, invite } from '#core/operators/invite.ts'
import type { Role } from '#core/operators/permissions.ts'
import { actorOf } from '#core/operators/session.ts'
import { setUp, type SignedIn } from '#core/operators/set-up.ts'
import type { Actor } from '#core/operators/actor.ts'
import type { Passkeys, Passwords } from '#core/operators/ports.ts'
import { scryptPasswords } from '#functions/adapters/passwords/scrypt.ts'
import { webauthnPasskeys } from '#functions/adapters/passkeys/webauthn.ts'
import { testDeps, type TestDeps } from './deps.ts'

/** As scrypt goes, but without the wait. */
export const quick = { N: 2 ** 4, r: 8, p: 1 }
export const password = 'correct horse battery staple'

export interface DoorDeps extends TestDeps {
  passwords: Passwords
  passkeys: Passkeys
}

export function doorDeps(more: Partial<TestDeps> = {}): DoorDeps {
  const deps = testDeps(more)
  return { ...deps, passwords: scryptPasswords(quick), passkeys: webauthnPasskeys(deps.siteUrl, 'Test') }
}

export async function firstOperator(deps: DoorDeps, email = 'mara@example.com'): Promise<SignedIn> {
  const link = await beginSetUp(deps)
  return setUp(deps, link ?? '', { name: 'Mara Lind', email, password }, 'a browser')
}

export async function anotherOperator(deps: DoorDeps, role: Role, email: string): Promise<SignedIn> {
  const { secret } = await invite(deps, { email, role }, { by: 'test' })
  return acceptInvitation(deps, secret, { name: email, password }, 'a browser')
}

export async function actorBehind(deps: DoorDeps, { secret }: SignedIn): Promise<Actor> {
  const actor = await actorOf(deps, secret)
  if (!actor) throw new Error('The session is over.')
  return actor
}
