import type { IncidentWords } from '#site/words/en/incident.ts'

export const incident: IncidentWords = {
  doing: 'Wat we doen',
  ownPage: 'Deze storing op een eigen pagina',
  progress: 'Voortgang',
  stepSince: { before: 'sinds ', after: '' },
  earlier: (updates) => (updates === 1 ? '1 eerder bericht' : `${updates} eerdere berichten`),
  promisedBy: (time) => `beloofd voor ${time}`,
  late: (duration) => `${duration} te laat`,
  after: (duration) => `${duration} na het begin`,
  automatic: 'automatisch gepubliceerd',
  resolved: 'Opgelost',
  titleOn: (title, date) => `${title}, ${date}.`,
  inShort: 'In het kort',
  said: 'Wat we zeiden, op volgorde',
  cause: 'De oorzaak',
  learned: 'Wat we ervan leerden',
  began: (time, date) => `Het begon om ${time} op ${date}.`,
  moment: (time, date) => `Om ${time} op ${date}.`,
  oneDay: (from, to, date) => `Van ${from} tot ${to} op ${date}.`,
  days: (from, began, to, ended) => `Van ${from} op ${began} tot ${to} op ${ended}.`,
}
