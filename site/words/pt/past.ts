import type { Past } from '#site/words/en/past.ts'

export const past: Past = {
  title: 'Incidentes anteriores',
  quiet: 'Nenhum incidente.',
  all: 'Todo o histórico, mês a mês',
  noneIn: (days) => `Nenhum incidente nos últimos ${days} dias.`,
  noOtherIn: (days) => `Nenhum outro incidente nos últimos ${days} dias.`,
  noneYet:
    'Nenhum até agora. Quando algo falhar, poderá ler aqui o que aconteceu, do primeiro aviso à correção, e aqui ficará.',
  resolvedAfter: (duration) => `Resolvido em ${duration}`,
  notOver: 'Ainda não terminou',
  learned: 'O que aprendemos',
  learnedFrom: { before: ' com “', after: '”' },
}
