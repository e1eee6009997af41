import type { Past } from '#site/words/en/past.ts'

export const past: Past = {
  title: 'Frühere Störungen',
  quiet: 'Keine Störungen.',
  all: 'Der ganze Verlauf, Monat für Monat',
  noneIn: (days) => `Keine Störung in den letzten ${days} Tagen.`,
  noOtherIn: (days) => `Keine weitere Störung in den letzten ${days} Tagen.`,
  noneYet:
    'Noch keine. Wenn etwas ausfällt, lesen Sie hier, was geschehen ist, von der ersten Meldung bis zur Behebung, und es bleibt hier stehen.',
  resolvedAfter: (duration) => `Behoben, Dauer ${duration}`,
  notOver: 'Noch nicht vorbei',
  learned: 'Was wir gelernt haben',
  learnedFrom: { before: ' aus „', after: '“' },
}
