import { sentenceCase } from '#core/words/times.ts'
import type { Impact } from '#site/words/en/impact.ts'
import { inWords, plural } from './counts.ts'

function rest(others: number, one: string, more: string): string {
  return plural(others, {
    one: `L’autre service ${one} de fonctionner.`,
    other: `Les ${inWords(others)} autres services ${more} de fonctionner.`,
  })
}

export const impact: Impact = {
  was: 'Ce qui a été touché',
  is: 'Ce qui est touché',
  updates: 'Nos mises à jour',
  updatesAt: (clocks) => `à ${clocks} UTC`,
  utc: 'Les heures sont en UTC.',
  asOf: (time) => `Situation à ${time}.`,
  stretch: (state, duration) => `${state}, ${duration}`,
  told: (stretches) => sentenceCase(stretches.join(', puis ')),
  thenTold: (stretches) => `puis ${stretches.join(', puis ')}`,
  restKept: (others) =>
    others === 0 ? 'Aucun service n’a été épargné.' : rest(others, 'n’a pas cessé', 'n’ont pas cessé'),
  restKeeps: (others) =>
    others === 0 ? 'Aucun service n’est épargné.' : rest(others, 'ne cesse pas', 'ne cessent pas'),
}
