import type { Hero } from '#site/words/en/hero.ts'
import { inWords, plural } from './counts.ts'

export const hero: Hero = {
  headline: {
    operational: 'Tudo funciona.',
    under_maintenance: 'Há trabalhos previstos em curso.',
    degraded_performance: 'Alguns serviços estão lentos.',
    partial_outage: 'Alguns serviços funcionam só em parte.',
    major_outage: 'Alguns serviços não funcionam.',
  },
  andMore: (headline, others) => `${headline}, e mais ${others}.`,
  since: { before: 'Desde ', after: '' },
  nextUpdate: 'Próxima atualização',
  nextUpdateBy: 'Próxima atualização, o mais tardar',
  late: 'Esta atualização está atrasada',
  promisedFor: (time) => `A hora prometida era ${time}.`,
  sendMe: 'Receber por e-mail',
  alsoOpen: 'Também em curso',
  alsoNext: { before: 'próxima atualização, o mais tardar ', after: '' },
  alsoLate: { before: 'atualização atrasada, prometida para ', after: '' },
  newToday: (time) => `Esta página é nova. Observa desde hoje, ${time}, e acrescenta uma barra por dia.`,
  newSince: (time, date) =>
    `Esta página é nova. Observa desde ${date}, ${time}, e acrescenta uma barra por dia.`,
  neverYet: (date) => `Nenhum incidente desde que esta página abriu, em ${date}.`,
  endedToday: 'O último incidente terminou há menos de um dia.',
  quietDays: (days) =>
    plural(days, { one: 'Nenhum incidente há um dia.', other: `Nenhum incidente há ${inWords(days)} dias.` }),
}
