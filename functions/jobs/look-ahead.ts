import type { BatchName, Lane } from '#core/deliveries/batch.ts'
import { dueBatches } from '#core/deliveries/due.ts'
import type { DeliveryDeps } from '#core/deliveries/sender.ts'
import { readStanding, type Standing } from '#core/deliveries/standing.ts'
import type { Key } from '#core/ports.ts'

const atOnce = 100

export interface Ahead {
  name: BatchName
  standing: Standing
}

export interface LookAhead {
  /** The next batch that is due; null while there is none. */
  next(): Promise<Ahead | null>
  putBack(batch: Ahead): void
  /** Something was sent, so another look from the beginning makes sense. */
  sent(): void
}

/** Walks through what is due in a lane, and once more as long as that moved something; nothing comes twice in one walk. */
export function lookAhead(deps: DeliveryDeps, lane: Lane): LookAhead {
  let found: Ahead[] = []
  let after: Key | undefined
  let moved = false

  const look = async () => {
    const due = await dueBatches(deps, lane, atOnce, after)
    if (due.length === 0) return
    after = due.at(-1)?.key
    const standing = await readStanding(deps.store)
    found = due.map(({ name }) => ({ name, standing }))
  }

  return {
    async next() {
      if (found.length === 0) await look()
      if (found.length === 0 && moved) {
        moved = false
        after = undefined
        await look()
      }
      return found.shift() ?? null
    },
    putBack(batch) {
      found.unshift(batch)
    },
    sent() {
      moved = true
    },
  }
}
