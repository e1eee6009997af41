import { deliveryState } from '#core/deliveries/due.ts'
import type { Clock, Log, Mailer, Store } from '#core/ports.ts'

export interface ExamineDeps {
  store: Store
  clock: Clock
  mailer: Pick<Mailer, 'name'>
  log: Log
}

/** Whether what we stand on works. */
export interface Examination {
  store: { ok: true; milliseconds: number } | { ok: false; error: string }
  mail: { ok: boolean; via: Mailer['name'] } & Partial<Awaited<ReturnType<typeof deliveryState>>>
}

export type Examine = () => Promise<Examination>

/** Looks at the store and the mail; asked again within `every` milliseconds it tells what it saw. */
export function examiner(deps: ExamineDeps, every: number): Examine {
  let seen: Promise<Examination> | undefined
  let seenAt = -Infinity
  return () => {
    const now = deps.clock.now()
    if (!seen || now - seenAt >= every) {
      seenAt = now
      seen = examine(deps)
    }
    return seen
  }
}

async function examine({ store, clock, mailer, log }: ExamineDeps): Promise<Examination> {
  try {
    const began = clock.now()
    const delivery = await deliveryState({ store })
    return {
      store: { ok: true, milliseconds: clock.now() - began },
      mail: { ok: delivery.stuckBatches === 0, via: mailer.name, ...delivery },
    }
  } catch (error) {
    log.error('health.store', error)
    return {
      store: { ok: false, error: 'The store does not answer.' },
      mail: { ok: false, via: mailer.name },
    }
  }
}
