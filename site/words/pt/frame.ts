import type { Frame } from '#site/words/en/frame.ts'

export const frame: Frame = {
  skip: 'Ir para o conteúdo',
  navigation: 'Páginas',
  workingNow: 'Tudo funciona',
  history: 'Histórico',
  subscribe: 'Subscrever',
  present: 'A situação atual',
  reading: 'Como ler esta página',
  barsExplained: 'Uma barra curta é um dia calmo; quanto mais alta a barra, pior o dia.',
  allUtc: 'Todas as horas são UTC.',
  madeAt: (date) => ({ before: `Esta página foi criada em ${date}, `, after: '.' }),
  jsonFeed: 'Feed JSON',
  calendar: 'Calendário',
  languages: 'Idioma',
  description: (product) => `Se ${product} funciona, e o que fazemos quando não funciona.`,
}
