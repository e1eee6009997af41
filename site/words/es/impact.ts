import { sentenceCase } from '#core/words/times.ts'
import type { Impact } from '#site/words/en/impact.ts'
import { inWords, plural } from './counts.ts'

function rest(others: number, one: string, more: string): string {
  return plural(others, {
    one: `El otro servicio ${one} funcionando.`,
    other: `Los otros ${inWords(others)} servicios ${more} funcionando.`,
  })
}

export const impact: Impact = {
  was: 'Qué se vio afectado',
  is: 'Qué está afectado',
  updates: 'Nuestras actualizaciones',
  updatesAt: (clocks) => `a estas horas: ${clocks} UTC`,
  utc: 'Las horas son UTC.',
  asOf: (time) => `Situación actualizada: ${time}.`,
  stretch: (state, duration) => `${state}, ${duration}`,
  told: (stretches) => sentenceCase(stretches.join(', luego ')),
  thenTold: (stretches) => `luego ${stretches.join(', luego ')}`,
  restKept: (others) =>
    others === 0 ? 'Ningún servicio quedó a salvo.' : rest(others, 'siguió', 'siguieron'),
  restKeeps: (others) => (others === 0 ? 'Ningún servicio está a salvo.' : rest(others, 'sigue', 'siguen')),
}
