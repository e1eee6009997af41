import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import type { Key } from '#core/ports.ts'
import { day } from '#core/words/times.ts'
import { administrators } from './record.ts'

export const setUpKey: Key = ['set-up']
const lives = day

/** The secret of a new one-time link, in place of any earlier one; null once there is an operator. */
export async function beginSetUp(deps: Pick<Deps, 'store' | 'ids' | 'clock'>): Promise<string | null> {
  const { store, ids, clock } = deps
  const { ids: known, expect } = await administrators(store)
  if (known.length > 0) return null
  const secret = ids.secret()
  await store.commit({
    expect: [expect],
    put: [{ key: setUpKey, value: { digest: digest(secret) }, expiresAt: clock.now() + lives }],
    remove: [],
  })
  return secret
}

/** Whether a link still leads in. */
export async function isSetUpOpen({ store }: Pick<Deps, 'store'>, secret: string): Promise<boolean> {
  const [entry] = await store.get([setUpKey])
  return (
    entry !== null && entry !== undefined && (entry.value as { digest: string }).digest === digest(secret)
  )
}
