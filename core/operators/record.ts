import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { notFound } from '#core/errors.ts'
import type { Entry, Expectation, Key, Put, Store, Version } from '#core/ports.ts'
import type { Operator } from './operator.ts'

export interface StoredOperator {
  operator: Operator
  version: Version
}

export const operatorKey = (id: string): Key => ['operator', id]
export const operatorEmailKey = (email: string): Key => ['operator-email', digest(email.trim().toLowerCase())]
export const passkeyKey = (id: string): Key => ['passkey', digest(id)]
/** Who somebody is to an identity provider, which may give the same address to somebody else one day. */
export const identityKey = ({ issuer, subject }: { issuer: string; subject: string }): Key => [
  'identity',
  digest(JSON.stringify([issuer, subject])),
]
/** One record of all administrators: whoever makes or unmakes one expects it, so that the last stays. */
export const administratorsKey: Key = ['administrators']

export async function findOperator(store: Store, id: string): Promise<StoredOperator | null> {
  const [entry] = await store.get([operatorKey(id)])
  return entry ? stored(entry) : null
}

export async function operatorToChange(store: Store, id: string): Promise<StoredOperator> {
  const found = await findOperator(store, id)
  if (!found) throw notFound('operator', id)
  return found
}

/** By an address or by the id of a passkey. */
export async function operatorBehind(store: Store, key: Key): Promise<StoredOperator | null> {
  const [entry] = await store.get([key])
  return entry ? findOperator(store, (entry.value as { operator: string }).operator) : null
}

/** In the order in which they came. */
export async function allOperators({ store }: Pick<Deps, 'store'>): Promise<Operator[]> {
  const entries = await store.list(['operator'], { limit: 1000 })
  return entries.map((entry) => stored(entry).operator)
}

export async function administrators(store: Store): Promise<{ ids: string[]; expect: Expectation }> {
  const [entry] = await store.get([administratorsKey])
  return {
    ids: (entry?.value as { ids: string[] } | undefined)?.ids ?? [],
    expect: { key: administratorsKey, version: entry?.version ?? null },
  }
}

export function newOperatorPuts(operator: Operator): Put[] {
  return [
    { key: operatorKey(operator.id), value: operator },
    { key: operatorEmailKey(operator.email), value: { operator: operator.id } },
  ]
}

export function operatorPut(operator: Operator): Put {
  return { key: operatorKey(operator.id), value: operator }
}

function stored({ value, version }: Entry): StoredOperator {
  const operator = value as Operator & { identity?: Operator['identity'] }
  return { operator: { ...operator, identity: operator.identity ?? null }, version }
}
