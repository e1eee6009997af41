import { z } from 'zod'
import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid, notFound } from '#core/errors.ts'
import { recordId } from '#core/words/schema.ts'
import { countedAs, countMoved, countPlace } from './count.ts'
import { kept } from './keep.ts'
import { departure } from './remove-subscriber.ts'
import type { Subscriber } from './subscriber.ts'
import { departing } from './unsubscribe.ts'
import { wishFields, wishesOf } from './wish-input.ts'

export const changeWishesInput = z.strictObject({
  ...wishFields,
  /** `none` is for who follows an incident and wants to hear of nothing else. */
  updates: z.enum(['all', 'ends', 'planned', 'postmortems', 'none']).optional(),
  /** Followed incidents that they go on following; all when nothing is said. */
  incidents: z.array(recordId).max(100).optional(),
})
export type ChangeWishesInput = z.infer<typeof changeWishesInput>

/**
 * Changes what somebody gets, by the token of their mails; all of it, so what is left out is as it usually is. Who wants
 * to hear of nothing any more is forgotten: then it returns null.
 */
export async function changeWishes(
  deps: Deps,
  token: string,
  { incidents, updates, ...asked }: ChangeWishesInput,
  command: Command,
): Promise<Subscriber | null> {
  const { result } = await carryOut(deps, command, async () => {
    const found = await departing(deps, token)
    if (found === null || found === 'gone') throw notFound('subscription', 'with this token')
    const counted = await countedAs(deps.store, found)
    const before = counted.subscriber ?? found
    const followed = before.incidents.filter((id) => incidents?.includes(id) ?? true)
    const general = updates === 'none' ? {} : { updates }
    const wished: Subscriber = {
      ...before,
      ...wishesOf(deps.content.catalogue, { ...asked, ...general }),
      ...(updates === 'none' && { updates, postmortems: false }),
      // A program reads at any hour, and all of it.
      ...(before.channel && { digest: null, quietHours: null }),
      incidents: followed,
    }
    if (updates === 'none' && followed.length === 0) {
      if (before.updates !== 'none')
        throw invalid({ field: 'updates', expected: 'something to hear of', got: 'none' })
      const gone = await departure(deps.store, before)
      return { result: null, change: gone, audit: { action: 'subscriber.leave', subject: before.id } }
    }
    const { subscriber, put, remove } = kept(before, wished, deps.clock.now())
    const moved = await countMoved(deps.store, countPlace(before.id), [
      { wishes: before, suppressed: counted.suppressed, by: -1 },
      { wishes: subscriber, suppressed: counted.suppressed, by: 1 },
    ])
    return {
      result: subscriber,
      change: {
        expect: [...counted.expect, ...moved.expect],
        put: [...put, ...moved.put],
        remove,
      },
      audit: { action: 'subscriber.change', subject: before.id },
    }
  })
  return result
}
