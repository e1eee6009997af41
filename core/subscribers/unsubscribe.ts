import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { comebackPuts } from './comeback.ts'
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

/**
 * Forgets the person and their address; a second time it changes nothing. Returns false for an unknown token. Who is
 * unsubscribed by the button of a mail program is told so, and can undo it.
 */
export async function unsubscribe(
  deps: Deps,
  token: string,
  command: Command,
  { oneClick = false } = {},
): Promise<boolean> {
  const { result } = await carryOut(deps, command, async () => {
    const found = await departing(deps, token)
    if (found === null || found === 'gone') return { result: found === 'gone', change: null }
    const gone = await departure(deps.store, found)
    const comeback = oneClick ? await comebackPuts(deps, found) : []
    return {
      result: true,
      change: { ...gone, put: [...gone.put, ...comeback] },
      audit: { action: 'subscriber.leave', subject: found.id },
    }
  })
  return result
}
