import { Refusal } from '#core/errors.ts'
import { findNotice, queuePut } from '#core/notices/record.ts'
import type { Store } from '#core/ports.ts'
import { expandNotice } from './expand-notice.ts'
import type { DeliveryDeps } from './sender.ts'
import { readStanding } from './standing.ts'

/** So that one large notice does not keep the others from beginning. */
const stepsAtOnce = 10

/**
 * Puts the recipients of every queued notice into batches, some of each in turn, in at most so many steps. A notice
 * begins when every earlier one about the same thing is handed out whole, so that whoever has one of them still to come
 * is known. Returns how many steps that took, and whether something is left to do now.
 */
export async function expandQueue(
  deps: DeliveryDeps,
  mostSteps = Infinity,
): Promise<{ steps: number; more: boolean }> {
  const { queue, before } = await readStanding(deps.store)
  const whole = new Set(queue.filter(({ expanded }) => expanded).map(({ id }) => id))
  let steps = 0
  let more = false
  for (const { id, expanded } of queue) {
    if (expanded || before(id).some((earlier) => !whole.has(earlier.id))) continue
    if (steps >= mostSteps) return { steps, more: true }
    const done = await expandNotice(deps, id, Math.min(stepsAtOnce, mostSteps - steps))
    steps += done.steps
    if (done.expanded) {
      whole.add(id)
      if (done.steps === 0) await markExpanded(deps.store, id)
    } else more ||= done.steps > 0
  }
  return { steps, more }
}

/** A queue written down before it said of a notice that it is handed out whole. */
async function markExpanded(store: Store, id: string): Promise<void> {
  const notice = await findNotice(store, id)
  if (!notice || notice.settled === notice.batches) return
  const { key, value } = queuePut(notice)
  const [entry] = await store.get([key])
  if (!entry) return
  const expect = [{ key, version: entry.version }]
  await store.commit({ expect, put: [{ key, value }], remove: [] }).catch((error: unknown) => {
    // Somebody else was faster.
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
  })
}
