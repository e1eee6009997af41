import { sentenceCase } from '#core/words/times.ts'
import type { Impact } from '#site/words/en/impact.ts'
import { inWords, plural } from './counts.ts'

function rest(others: number, one: string, more: string): string {
  return plural(others, {
    one: `O outro serviço ${one} a funcionar.`,
    other: `Os outros ${inWords(others)} serviços ${more} a funcionar.`,
  })
}

export const impact: Impact = {
  was: 'O que foi afetado',
  is: 'O que está afetado',
  updates: 'As nossas atualizações',
  updatesAt: (clocks) => `a estas horas: ${clocks} UTC`,
  utc: 'As horas são UTC.',
  asOf: (time) => `Situação atualizada: ${time}.`,
  stretch: (state, duration) => `${state}, ${duration}`,
  told: (stretches) => sentenceCase(stretches.join(', depois ')),
  thenTold: (stretches) => `depois ${stretches.join(', depois ')}`,
  restKept: (others) =>
    others === 0 ? 'Nenhum serviço foi poupado.' : rest(others, 'continuou', 'continuaram'),
  restKeeps: (others) => (others === 0 ? 'Nenhum serviço é poupado.' : rest(others, 'continua', 'continuam')),
}
