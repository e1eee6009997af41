import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { conflict, Refusal } from '#core/errors.ts'
import type { Entry, Key, Store, Version } from '#core/ports.ts'
import { day, instant, type Instant } from '#core/words/times.ts'
import { newOperator, newOperatorChange } from './new-operator.ts'
import type { NewOperatorInput } from './operator.ts'
import type { Role } from './permissions.ts'
import type { Passwords } from './ports.ts'
import { operatorBehind, operatorEmailKey } from './record.ts'
import { newSession } from './session.ts'
import type { SignedIn } from './set-up.ts'

export interface Invitation {
  id: string
  email: string
  role: Role
  by: string
  expiresAt: Instant
}

const lives = 7 * day
const invitationKey = (id: string): Key => ['invitation', id]

/** A link for one person, to be handed over by whoever invites; it works for a week and once. */
export async function invite(
  deps: Deps,
  { email, role }: { email: string; role: Role },
  command: Command,
): Promise<{ invitation: Invitation; secret: string }> {
  const { store, ids, clock } = deps
  const { result } = await carryOut(deps, command, async () => {
    if (await operatorBehind(store, operatorEmailKey(email)))
      throw conflict(`${email} is an operator already. Change their role instead.`)
    const secret = ids.secret()
    const expiresAt = clock.now() + lives
    const invitation: Invitation = {
      id: digest(secret),
      email,
      role,
      by: command.by,
      expiresAt: instant(expiresAt),
    }
    return {
      result: { invitation, secret },
      change: {
        expect: [],
        put: [{ key: invitationKey(invitation.id), value: invitation, expiresAt }],
        remove: [],
      },
      audit: { action: 'operator.invite', subject: email, detail: { role } },
    }
  })
  return result
}

export async function invitations({ store }: Pick<Deps, 'store'>): Promise<Invitation[]> {
  const entries = (await store.list(['invitation'], { limit: 200 })) as Entry<Invitation>[]
  return entries.map(({ value }) => value)
}

export async function findInvitation(
  { store }: Pick<Deps, 'store'>,
  secret: string,
): Promise<Invitation | null> {
  const [entry] = await store.get([invitationKey(digest(secret))])
  return (entry?.value as Invitation | undefined) ?? null
}

/** An invitation as it stands in the store, to be used up. */
export interface PendingInvitation {
  invitation: Invitation
  key: Key
  version: Version
}

/** The invitation of somebody whose address is proved in another way than by the link. */
export async function invitationFor(store: Store, email: string): Promise<PendingInvitation | null> {
  const entries = (await store.list(['invitation'], { limit: 200 })) as Entry<Invitation>[]
  const found = entries.find(({ value }) => value.email.toLowerCase() === email.toLowerCase())
  return found ? { invitation: found.value, key: found.key, version: found.version } : null
}

export async function withdrawInvitation(deps: Deps, id: string, command: Command): Promise<void> {
  await carryOut(deps, command, () =>
    Promise.resolve({
      result: undefined,
      change: { expect: [], put: [], remove: [invitationKey(id)] },
      audit: { action: 'operator.uninvite', subject: id.slice(0, 12) },
    }),
  )
}

/** Makes the operator and uses the invitation up, in one commit. */
export async function acceptInvitation(
  deps: Deps & { passwords: Passwords },
  link: string,
  { name, password }: Omit<NewOperatorInput, 'email'>,
  agent: string,
): Promise<SignedIn> {
  const { store, passwords } = deps
  const hash = await passwords.hash(password)
  const id = deps.ids.id()
  const { result } = await carryOut(deps, { by: `operator:${id}` }, async () => {
    const [entry] = await store.get([invitationKey(digest(link))])
    if (!entry)
      throw new Refusal(
        'forbidden',
        'This invitation is used up, withdrawn or older than a week. Ask for a new one.',
      )
    const { email, role } = entry.value as Invitation
    const operator = { ...newOperator(deps, { name, email, role, password: hash }), id }
    const { expect, put } = await newOperatorChange(store, operator)
    const { secret, puts } = newSession(deps, operator, { way: 'invitation', agent })
    return {
      result: { operator, secret },
      change: {
        expect: [{ key: entry.key, version: entry.version }, ...expect],
        put: [...put, ...puts],
        remove: [entry.key],
      },
      audit: { action: 'operator.accept', subject: id, detail: { name, role } },
    }
  })
  return result
}
