import { DurableObject, type ObjectState } from 'cloudflare:workers'
import type { CallLimit, Limiter } from '#core/ports.ts'
import { systemClock } from '../adapters/clock/system.ts'
import { windowLimiter } from '../adapters/limit/windows.ts'

/** Counts the calls from one network for all isolates, as long as anybody calls. */
export class LimitObject extends DurableObject implements Limiter {
  readonly #limiter: Limiter

  constructor(state: ObjectState, env: unknown) {
    super(state, env)
    this.#limiter = windowLimiter(systemClock)
  }

  count(name: string, limit: CallLimit): Promise<number> {
    return this.#limiter.count(name, limit)
  }
}
