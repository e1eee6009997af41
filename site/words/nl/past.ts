import type { Past } from '#site/words/en/past.ts'

export const past: Past = {
  title: 'Eerdere storingen',
  quiet: 'Geen storingen.',
  all: 'De hele geschiedenis, maand voor maand',
  noneIn: (days) => `Geen storing in de afgelopen ${days} dagen.`,
  noOtherIn: (days) => `Geen andere storing in de afgelopen ${days} dagen.`,
  noneYet:
    'Nog geen. Als er iets stukgaat, leest u hier wat er is gebeurd, van het eerste bericht tot de oplossing, en het blijft hier staan.',
  resolvedAfter: (duration) => `Opgelost na ${duration}`,
  notOver: 'Nog niet voorbij',
  learned: 'Wat we ervan leerden',
  learnedFrom: { before: ' van “', after: '”' },
}
