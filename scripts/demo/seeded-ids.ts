import type { Clock, Ids } from '#core/ports.ts'
import { random } from '#test/fakes/random.ts'

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ids of the shape that the product gives, the same ones for the same seed and the same course of time. */
export function seededIds(clock: Clock, seed: number): Ids {
  const below = random(seed)
  const chance = (length: number) => Array.from({ length }, () => digits[below(32)]).join('')
  return {
    id: () => timePart(clock.now()) + chance(16),
    secret: () => chance(43),
  }
}

function timePart(now: number): string {
  let text = ''
  for (let rest = now; text.length < 10; rest = Math.floor(rest / 32)) text = (digits[rest % 32] ?? '') + text
  return text
}
