import type { Figures } from '#site/words/en/figures.ts'

export const figures: Figures = {
  lasted: 'Dauer',
  closedLater: (duration) => `abgeschlossen ${duration} später, nach Beobachtung`,
  whole: 'vom ersten Fehler bis zur Behebung',
  lastsYet: 'Dauer bisher',
  byNow: (time) => `um ${time}, und noch nicht vorbei`,
  firstNotice: 'Erste Meldung',
  limit: (duration) => `nach Beginn; unsere Grenze: ${duration}`,
  onTime: 'Pünktliche Meldungen',
  promised: (every) => `zugesagt ${every}`,
  affected: 'Betroffen',
  services: (all) => (all === 1 ? 'Dienst' : 'Dienste'),
  of: (some, all) => `${some} von ${all}`,
}
