import type { Deps } from '#core/deps.ts'
import type { Change } from '#core/ports.ts'
import type { Channel } from '#core/subscribers/channel.ts'
import { countedAs, countMoved, countPlace } from '#core/subscribers/count.ts'
import { subscriberById, subscriberKey } from '#core/subscribers/record.ts'
import { healthKey } from './log.ts'
import type { HookSubscriber } from './tell-hook.ts'

/** What a change to a hook writes, counted anew; null where there is nothing to change. */
export async function changedHook(
  { store }: Pick<Deps, 'store'>,
  id: string,
  decide: (channel: Channel) => Channel | null,
): Promise<{ subscriber: HookSubscriber; change: Change } | null> {
  const found = await subscriberById(store, id)
  if (!found) return null
  const { subscriber: before, suppressed, expect } = await countedAs(store, found)
  const channel = before?.channel && decide(before.channel)
  if (!before || !channel) return null
  const subscriber: HookSubscriber = { ...before, channel }
  const quiet = Boolean(channel.stopped)
  const counted =
    quiet === suppressed
      ? { expect: [], put: [] }
      : await countMoved(store, countPlace(id), [
          { wishes: before, suppressed, by: -1 },
          { wishes: subscriber, suppressed: quiet, by: 1 },
        ])
  return {
    subscriber,
    change: {
      expect: [...expect, ...counted.expect],
      put: [{ key: subscriberKey(id), value: subscriber }, ...counted.put],
      // What is started again is judged anew.
      remove: suppressed && !quiet ? [healthKey(id)] : [],
    },
  }
}
