import { sentenceCase } from '#core/words/times.ts'
import type { Impact } from '#site/words/en/impact.ts'
import { inWords } from './counts.ts'

function rest(others: number, one: string, more: string): string {
  return others === 1
    ? `De andere dienst ${one} werken.`
    : `De andere ${inWords(others)} diensten ${more} werken.`
}

export const impact: Impact = {
  was: 'Wat getroffen was',
  is: 'Wat getroffen is',
  updates: 'Onze berichten',
  updatesAt: (clocks) => `om ${clocks} UTC`,
  utc: 'Tijden zijn in UTC.',
  asOf: (time) => `Stand van ${time}.`,
  stretch: (state, duration) => `${state}, ${duration}`,
  told: (stretches) => sentenceCase(stretches.join(', daarna ')),
  thenTold: (stretches) => `daarna ${stretches.join(', daarna ')}`,
  restKept: (others) => (others === 0 ? 'Geen dienst bleef gespaard.' : rest(others, 'bleef', 'bleven')),
  restKeeps: (others) => (others === 0 ? 'Geen dienst blijft gespaard.' : rest(others, 'blijft', 'blijven')),
}
