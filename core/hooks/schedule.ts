import { day, hour, minute, second } from '#core/words/times.ts'

/** Milliseconds between an attempt and the next, the last of them again and again; as docs/webhooks.md says it. */
export const pauses = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour]
export const giveUpAfter = 3 * day

/** How long after the attempt, the first being 1, the next one comes. */
export function pauseAfter(attempt: number): number {
  return pauses[Math.min(attempt, pauses.length) - 1] ?? giveUpAfter
}
/** Milliseconds after the first failure since something was taken, from which a failure is the last. */
export const disabledAfter = 5 * day
/** For so long the secret before signs beside the new one. */
export const oldSecretLives = day
