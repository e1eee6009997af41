import { type DeliveryState, deliveryState } from '#core/deliveries/due.ts'
import type { MailLimits } from '#core/deliveries/limits.ts'
import type { Clock, Log, Mailer, Store } from '#core/ports.ts'
import { type Checks, readChecks } from '#core/probes/checks.ts'
import type { Content } from '#core/settings/content.ts'

export interface ExamineDeps {
  store: Store
  clock: Clock
  mailer: Pick<Mailer, 'name'>
  content: Content
  limits?: MailLimits
  log: Log
}

/** Whether what we stand on works. */
export interface Examination {
  store: { ok: true; milliseconds: number } | { ok: false; error: string }
  /** Null where the store does not answer. */
  probes: Checks | null
  mail: { ok: boolean; via: Mailer['name'] } & Partial<DeliveryState>
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

async function examine(deps: ExamineDeps): Promise<Examination> {
  const { clock, mailer, log } = deps
  try {
    const began = clock.now()
    const delivery = await deliveryState(deps)
    const milliseconds = clock.now() - began
    return {
      store: { ok: true, milliseconds },
      probes: await readChecks(deps),
      mail: { ok: delivery.stuckBatches === 0 && delivery.pause === null, via: mailer.name, ...delivery },
    }
  } catch (error) {
    log.error('health.store', error)
    return {
      store: { ok: false, error: 'The store does not answer.' },
      probes: null,
      mail: { ok: false, via: mailer.name },
    }
  }
}
