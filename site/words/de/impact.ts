import { sentenceCase } from '#core/words/times.ts'
import type { Impact } from '#site/words/en/impact.ts'
import { inWords } from './counts.ts'

function rest(others: number, one: string, more: string): string {
  return others === 1 ? `Der andere Dienst ${one}.` : `Die anderen ${inWords(others)} Dienste ${more}.`
}

export const impact: Impact = {
  was: 'Was betroffen war',
  is: 'Was betroffen ist',
  updates: 'Unsere Meldungen',
  updatesAt: (clocks) => `um ${clocks} UTC`,
  utc: 'Zeiten in UTC.',
  asOf: (time) => `Stand von ${time}.`,
  stretch: (state, duration) => `${state}, ${duration}`,
  told: (stretches) => sentenceCase(stretches.join(', dann ')),
  thenTold: (stretches) => `dann ${stretches.join(', dann ')}`,
  restKept: (others) =>
    others === 0
      ? 'Kein Dienst blieb verschont.'
      : rest(others, 'funktionierte weiter', 'funktionierten weiter'),
  restKeeps: (others) =>
    others === 0
      ? 'Kein Dienst bleibt verschont.'
      : rest(others, 'funktioniert weiter', 'funktionieren weiter'),
}
