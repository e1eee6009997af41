import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { Refusal } from '#core/errors.ts'
import type { Key } from '#core/ports.ts'
import { minute } from '#core/words/times.ts'

const lives = 5 * minute

/** `for` is the operator who registers a passkey; null for somebody who signs in. */
interface Challenge {
  for: string | null
}

const challengeKey = (challenge: string): Key => ['challenge', digest(challenge)]

export async function keepChallenge(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  challenge: string,
  operator: string | null,
): Promise<void> {
  const value: Challenge = { for: operator }
  await store.commit({
    expect: [],
    put: [{ key: challengeKey(challenge), value, expiresAt: clock.now() + lives }],
    remove: [],
  })
}

/** Uses a challenge up, whatever comes of it; refuses one that is unknown, used, or somebody else's. */
export async function useChallenge(
  { store }: Pick<Deps, 'store'>,
  challenge: string,
  operator: string | null,
): Promise<void> {
  const refusal = new Refusal('unauthorized', 'That took longer than five minutes. Try once more.')
  const [entry] = await store.get([challengeKey(challenge)])
  if (!entry) throw refusal
  try {
    await store.commit({
      expect: [{ key: entry.key, version: entry.version }],
      put: [],
      remove: [entry.key],
    })
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') throw refusal
    throw error
  }
  if ((entry.value as Challenge).for !== operator) throw refusal
}
