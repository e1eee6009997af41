import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { subscriberById, tokenKey } from './record.ts'
import { departure } from './remove-subscriber.ts'
import type { Subscriber } from './subscriber.ts'

/** Whom a token would unsubscribe: the subscriber, `gone` after it was used, null for a token we never gave out. */
export async function departing(
  { store }: Pick<Deps, 'store'>,
  token: string,
): Promise<Subscriber | 'gone' | null> {
  const [entry] = await store.get([tokenKey(token)])
  if (!entry) return null
  return (await subscriberById(store, (entry.value as { id: string }).id)) ?? 'gone'
}

/** Forgets the person and their address; a second time it changes nothing. Returns false for an unknown token. */
export async function unsubscribe(deps: Deps, token: string, command: Command): Promise<boolean> {
  const { result } = await carryOut(deps, command, async () => {
    const found = await departing(deps, token)
    if (found === null || found === 'gone') return { result: found === 'gone', change: null }
    return {
      result: true,
      change: await departure(deps.store, found),
      audit: { action: 'subscriber.leave', subject: found.id },
    }
  })
  return result
}
