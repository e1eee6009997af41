import type { Clock } from '#core/ports.ts'

export const systemClock: Clock = { now: () => Date.now() }

export function wait(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds))
}
