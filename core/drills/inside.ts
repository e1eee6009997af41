import type { Deps } from '#core/deps.ts'
import type { Expectation } from '#core/ports.ts'
import type { Drill } from './drill.ts'
import { prefixedStore } from './prefixed-store.ts'
import { spaceKey, spaceUntil } from './record.ts'

/** Who takes part, and how many people a notice would go to, are no different in a drill. */
const shared = ['operator', 'subscriber-count']

/**
 * The world as a drill sees it: every verb works in it, on a store of its own. Neither the page nor a feed, the API or a
 * job looks there, so nothing that is done in it leaves. With `mark`, nothing is written once the drill is over.
 */
export function insideDrill<D extends Pick<Deps, 'store' | 'content'>>(
  deps: D,
  drill: Pick<Drill, 'id' | 'begunAt'>,
  mark?: Expectation,
): D {
  const below = {
    prefix: spaceKey(drill.id),
    shared,
    until: spaceUntil(drill),
    ...(mark && { expect: [mark] }),
  }
  return {
    ...deps,
    store: prefixedStore(deps.store, below),
    // Nothing real stands in its lists.
    content: { ...deps.content, incidents: [] },
  }
}
