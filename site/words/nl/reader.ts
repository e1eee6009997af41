import type { Reader } from '#site/words/en/reader.ts'

export const reader: Reader = {
  locale: 'nl',
  updated: 'Deze pagina is bijgewerkt.',
  published: (ago) => `Gepubliceerd ${ago}.`,
  old: (age, every) =>
    `Deze pagina is ${age} oud. We konden de server niet bereiken en proberen het elke ${every} opnieuw.`,
  stale: (age, every) =>
    `Deze pagina is ${age} oud. We konden haar niet controleren en proberen het elke ${every} opnieuw.`,
  quiet: (day) => `${day}: in bedrijf`,
  unwatched: (day) => `${day}: niet gevolgd`,
  keys: 'Met de pijltoetsen gaat u door de dagen.',
}
