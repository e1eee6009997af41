import type { Figures } from '#site/words/en/figures.ts'
import { plural } from './counts.ts'

export const figures: Figures = {
  lasted: 'Duração',
  closedLater: (duration) => `encerrado ${duration} depois, após observação`,
  whole: 'da primeira falha à correção',
  lastsYet: 'Duração até agora',
  byNow: (time) => `${time}: ainda não terminou`,
  firstNotice: 'Primeiro aviso',
  limit: (duration) => `após o início; o nosso limite é ${duration}`,
  onTime: 'Atualizações a tempo',
  promised: (every) => `prometidas ${every}`,
  affected: 'Afetados',
  services: (all) => plural(all, { one: 'serviço', other: 'serviços' }),
  of: (some, all) => `${some} de ${all}`,
}
