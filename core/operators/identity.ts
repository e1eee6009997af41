import { carryOut, type Decision } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { Refusal } from '#core/errors.ts'
import type { Key } from '#core/ports.ts'
import { minute } from '#core/words/times.ts'
import type { Actor } from './actor.ts'
import { invitationFor, type PendingInvitation } from './invite.ts'
import { newOperator, newOperatorChange } from './new-operator.ts'
import type { Identity, IdentityChecks, IdentityProvider } from './ports.ts'
import { noteProof } from './prove-again.ts'
import {
  identityKey,
  operatorBehind,
  operatorEmailKey,
  operatorKey,
  operatorPut,
  type StoredOperator,
} from './record.ts'
import { newSession } from './session.ts'
import type { SignedIn } from './set-up.ts'

type IdentityDeps = Deps & { identityProvider: IdentityProvider }

/** `proves` is the operator who is asked once more who they are; null for somebody at the door. */
interface Request {
  checks: IdentityChecks
  proves: string | null
  to: string
}

const lives = 10 * minute
const requestKey = (secret: string): Key => ['identity-request', digest(secret)]

/** Where the browser is sent; `secret` is for its cookie, so that nobody else's answer counts at this browser. */
export async function beginIdentity(
  { store, clock, ids, identityProvider }: IdentityDeps,
  { to, proves }: { to: string; proves: string | null },
): Promise<{ address: string; secret: string }> {
  const { address, checks } = await identityProvider.begin({ anew: proves !== null })
  const secret = ids.secret()
  const request: Request = { checks, proves, to }
  await store.commit({
    expect: [],
    put: [{ key: requestKey(secret), value: request, expiresAt: clock.now() + lives }],
    remove: [],
  })
  return { address, secret }
}

/**
 * Takes the provider's answer, once. At the door it signs in; at a session it proves that it is still the same person,
 * and gives no other.
 */
export async function takeIdentity(
  deps: IdentityDeps,
  { secret, answer, actor }: { secret: string; answer: URL; actor: Actor | null },
  agent: string,
): Promise<{ to: string; signedIn: SignedIn | null }> {
  const { checks, proves, to } = await useRequest(deps, secret)
  const identity = await deps.identityProvider.finish(answer, checks)
  if (proves === null) return { to, signedIn: await signInWithIdentity(deps, identity, agent) }
  const found = await operatorBehind(deps.store, identityKey(identity))
  if (!actor || actor.id !== proves || found?.operator.id !== proves)
    throw new Refusal('unauthorized', `That is not your account at ${deps.identityProvider.name}. Try again.`)
  await noteProof(deps, actor)
  return { to, signedIn: null }
}

async function useRequest({ store }: Pick<Deps, 'store'>, secret: string): Promise<Request> {
  const refusal = new Refusal(
    'unauthorized',
    'That took longer than ten minutes, or was answered already. Start again.',
  )
  const [entry] = await store.get([requestKey(secret)])
  if (!entry) throw refusal
  try {
    await store.commit({ expect: [{ key: entry.key, version: entry.version }], put: [], remove: [entry.key] })
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') throw refusal
    throw error
  }
  return entry.value as Request
}

/** Whom the provider names comes in when they are an operator already or invited; nobody else does. */
async function signInWithIdentity(deps: IdentityDeps, identity: Identity, agent: string): Promise<SignedIn> {
  const { store } = deps
  const by = { by: `identity:${digest(identity.subject).slice(0, 12)}` }
  const { result } = await carryOut<SignedIn>(deps, by, async () => {
    const known = await operatorBehind(store, identityKey(identity))
    if (known) return welcome(deps, known, identity, agent)
    const email = verifiedEmail(deps, identity)
    const namesake = await operatorBehind(store, operatorEmailKey(email))
    if (namesake) return join(deps, namesake, identity, agent)
    const invitation = await invitationFor(store, email)
    if (invitation) return admit(deps, invitation, identity, agent)
    throw new Refusal(
      'forbidden',
      `Nobody here has the address ${email}. Ask an administrator for an invitation to exactly this address.`,
    )
  })
  return result
}

function welcome(
  deps: IdentityDeps,
  { operator, version }: StoredOperator,
  identity: Identity,
  agent: string,
): Decision<SignedIn> {
  refuseDisabled(operator.disabledAt)
  const { secret, puts } = newSession(deps, operator, { way: 'identity provider', agent }, identity.provedAt)
  return {
    result: { operator, secret },
    change: { expect: [{ key: operatorKey(operator.id), version }], put: puts, remove: [] },
    audit: { action: 'operator.sign-in', subject: operator.id, detail: { way: 'identity provider' } },
  }
}

/** An operator who comes this way for the first time; another way in is a change that ends their other sessions. */
function join(
  deps: IdentityDeps,
  { operator: before, version }: StoredOperator,
  identity: Identity,
  agent: string,
): Decision<SignedIn> {
  refuseDisabled(before.disabledAt)
  const { issuer, subject } = identity
  if (before.identity)
    throw new Refusal(
      'forbidden',
      `The address ${before.email} belongs to another account at ${deps.identityProvider.name} than before. Ask an administrator.`,
    )
  const operator = { ...before, identity: { issuer, subject }, epoch: before.epoch + 1 }
  const { secret, puts } = newSession(deps, operator, { way: 'identity provider', agent }, identity.provedAt)
  return {
    result: { operator, secret },
    change: {
      expect: [
        { key: operatorKey(operator.id), version },
        { key: identityKey(identity), version: null },
      ],
      put: [operatorPut(operator), { key: identityKey(identity), value: { operator: operator.id } }, ...puts],
      remove: [],
    },
    audit: { action: 'operator.identity-on', subject: operator.id, detail: { issuer } },
  }
}

async function admit(
  deps: IdentityDeps,
  { invitation, version, key }: PendingInvitation,
  identity: Identity,
  agent: string,
): Promise<Decision<SignedIn>> {
  const { email, role } = invitation
  const { issuer, subject, name } = identity
  const operator = {
    ...newOperator(deps, { name: name ?? email, email, role }),
    identity: { issuer, subject },
  }
  const { expect, put: begun } = await newOperatorChange(deps.store, operator)
  const { secret, puts } = newSession(deps, operator, { way: 'identity provider', agent }, identity.provedAt)
  return {
    result: { operator, secret },
    change: {
      expect: [{ key, version }, { key: identityKey(identity), version: null }, ...expect],
      put: [...begun, { key: identityKey(identity), value: { operator: operator.id } }, ...puts],
      remove: [key],
    },
    audit: { action: 'operator.accept', subject: operator.id, detail: { name: operator.name, role } },
  }
}

function verifiedEmail({ identityProvider }: IdentityDeps, { email }: Identity): string {
  if (email) return email
  throw new Refusal(
    'forbidden',
    `${identityProvider.name} does not say that your address is yours, so it lets nobody in here. Use a passkey or your password.`,
  )
}

function refuseDisabled(disabledAt: string | null): void {
  if (disabledAt) throw new Refusal('forbidden', 'Your access was taken away. Ask an administrator.')
}
