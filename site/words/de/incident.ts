import type { IncidentWords } from '#site/words/en/incident.ts'

export const incident: IncidentWords = {
  doing: 'Was wir tun',
  ownPage: 'Diese Störung auf ihrer eigenen Seite',
  progress: 'Fortschritt',
  stepSince: { before: 'seit ', after: '' },
  earlier: (updates) => (updates === 1 ? '1 frühere Meldung' : `${updates} frühere Meldungen`),
  promisedBy: (time) => `zugesagt bis ${time}`,
  late: (duration) => `${duration} zu spät`,
  after: (duration) => `${duration} nach Beginn`,
  automatic: 'automatisch veröffentlicht',
  resolved: 'Behoben',
  titleOn: (title, date) => `${title}, ${date}.`,
  inShort: 'Kurz gefasst',
  said: 'Was wir gesagt haben, der Reihe nach',
  cause: 'Die Ursache',
  learned: 'Was wir gelernt haben',
  began: (time, date) => `Beginn um ${time} am ${date}.`,
  moment: (time, date) => `Um ${time} am ${date}.`,
  oneDay: (from, to, date) => `Von ${from} bis ${to} am ${date}.`,
  days: (from, began, to, ended) => `Von ${from} am ${began} bis ${to} am ${ended}.`,
}
