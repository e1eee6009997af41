import type { ServiceWords } from '#site/words/en/service.ts'
import { plural } from './counts.ts'

export const service: ServiceWords = {
  title: (name) => `${name}.`,
  description: (name, product) => `Como funciona ${name} de ${product}, dia a dia.`,
  openNow: 'Em curso agora',
  inShort: 'Em resumo',
  last: (days) => `Últimos ${days} dias`,
  roundedDown: 'disponibilidade, arredondada para baixo',
  troubledDays: 'Dias com problemas',
  ofDays: (days) => plural(days, { one: `de ${days} dia observado`, other: `de ${days} dias observados` }),
  howCounted: 'Todos os meses, e como se calcula',
  dayByDay: 'Dia a dia',
  affected: (duration) => `afetado durante ${duration}`,
  stretch: (state, days) => plural(days, { one: `${state}, ${days} dia`, other: `${state}, ${days} dias` }),
  more: (others) => `e mais ${others}`,
  /** How fast it answers its checks. */
  speed: {
    title: 'Tempo de resposta',
    within: (half, most) => `Metade das respostas chegou em até ${half}, 95 de cada 100 em até ${most}.`,
    lastDay: 'Últimas 24 horas',
    lines: 'A linha contínua é o tempo em que chegou metade das respostas; a tracejada, o de 95 de cada 100.',
    nothing: 'Nenhuma resposta foi medida neste período.',
  },
  incidents: 'Incidentes',
  noneIn: (days) => `Nenhum incidente nos últimos ${days} dias.`,
  allAbout: (name) => `Todos os incidentes de ${name}`,
  elsewhere: 'Noutros lugares',
  subscribe: 'Receber por e-mail os avisos sobre este serviço',
  badge: 'O estado do serviço numa pequena imagem, para as suas próprias páginas:',
}
