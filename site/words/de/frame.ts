import type { Frame } from '#site/words/en/frame.ts'

export const frame: Frame = {
  skip: 'Zum Inhalt springen',
  navigation: 'Seiten',
  workingNow: 'Alles in Betrieb',
  history: 'Verlauf',
  subscribe: 'Abonnieren',
  present: 'Der Stand jetzt',
  reading: 'So lesen Sie diese Seite',
  barsExplained: 'Ein kurzer Balken ist ein ruhiger Tag; je höher der Balken, desto schlimmer der Tag.',
  allUtc: 'Alle Zeiten in UTC.',
  madeAt: (date) => ({ before: 'Diese Seite entstand um ', after: ` am ${date}.` }),
  jsonFeed: 'JSON-Feed',
  calendar: 'Kalender',
  languages: 'Sprache',
  description: (product) => `Ob ${product} funktioniert, und was wir tun, wenn nicht.`,
}
