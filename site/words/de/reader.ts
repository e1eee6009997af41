import type { Reader } from '#site/words/en/reader.ts'

export const reader: Reader = {
  locale: 'de',
  updated: 'Diese Seite wurde aktualisiert.',
  published: (ago) => `Veröffentlicht ${ago}.`,
  old: (age, every) =>
    `Diese Seite ist ${age} alt. Wir konnten den Server nicht erreichen und versuchen es alle ${every} erneut.`,
  stale: (age, every) =>
    `Diese Seite ist ${age} alt. Wir konnten sie nicht prüfen und versuchen es alle ${every} erneut.`,
  quiet: (day) => `${day}: in Betrieb`,
  unwatched: (day) => `${day}: nicht beobachtet`,
  keys: 'Mit den Pfeiltasten gehen Sie durch die Tage.',
}
