import { counted, sentenceCase } from '#core/words/times.ts'

/** What was affected, over time. */
export const impact = {
  was: 'What was affected',
  is: 'What is affected',
  updates: 'Our updates',
  /** `at 02:45, 03:00 and 03:17 UTC` */
  updatesAt: (clocks: string) => `at ${clocks} UTC`,
  utc: 'Times are UTC.',
  asOf: (time: string) => `This is how it stood at ${time}.`,
  stretch: (state: string, duration: string) => `${state}, ${duration}`,
  /** Stretches in the order in which they followed each other. */
  told: (stretches: readonly string[]) => sentenceCase(stretches.join(', then ')),
  /** The same where something stands before them. */
  thenTold: (stretches: readonly string[]) => `then ${stretches.join(', then ')}`,
  restKept: (others: number) => rest(others, 'kept', 'kept'),
  restKeeps: (others: number) => rest(others, 'keeps', 'keep'),
}

function rest(others: number, one: string, more: string): string {
  if (others === 0) return 'No service was left untouched.'
  if (others === 1) return `The other service ${one} working.`
  return `The other ${counted(others, 'service')} ${more} working.`
}

export type Impact = typeof impact
