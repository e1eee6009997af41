import type { Deps } from '#core/deps.ts'
import type { Clock } from '#core/ports.ts'
import { escalate } from '#functions/jobs/escalate.ts'

/** Something that happened at `at`, in milliseconds. */
export interface Moment {
  at: number
  happens(deps: Deps): Promise<void>
}

/** A clock that goes from moment to moment. */
export interface MovedClock extends Clock {
  moveTo(at: number): void
}

export function movedClock(at: number): MovedClock {
  let now = at
  return {
    now: () => now,
    moveTo(later) {
      now = later
    },
  }
}

/** Lets everything happen in the order of its time. */
export async function live(deps: Deps, clock: MovedClock, moments: readonly Moment[]): Promise<void> {
  for (const { at, happens } of moments.toSorted((one, other) => one.at - other.at)) {
    clock.moveTo(at)
    await happens(deps)
    await escalate(deps)
  }
}
