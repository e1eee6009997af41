import type { IncidentWords } from '#site/words/en/incident.ts'
import { plural } from './counts.ts'

export const incident: IncidentWords = {
  doing: 'Ce que nous faisons',
  ownPage: 'Cet incident sur sa propre page',
  progress: 'Avancement',
  stepSince: { before: 'depuis ', after: '' },
  earlier: (updates) =>
    plural(updates, {
      one: `${updates} mise à jour précédente`,
      other: `${updates} mises à jour précédentes`,
    }),
  promisedBy: (time) => `promise avant ${time}`,
  late: (duration) => `${duration} de retard`,
  after: (duration) => `${duration} après le début`,
  automatic: 'publiée automatiquement',
  resolved: 'Résolu',
  titleOn: (title, date) => `${title}, ${date}.`,
  inShort: 'En bref',
  said: 'Ce que nous avons dit, dans l’ordre',
  cause: 'La cause',
  learned: 'Ce que nous avons appris',
  began: (time, date) => `L’incident a commencé à ${time} le ${date}.`,
  moment: (time, date) => `À ${time} le ${date}.`,
  oneDay: (from, to, date) => `De ${from} à ${to} le ${date}.`,
  days: (from, began, to, ended) => `De ${from} le ${began} à ${to} le ${ended}.`,
  pinned: 'Épinglé',
  same: 'Le même qu’un autre incident',
  sameAs: { before: 'C’est le même incident que ', after: '.' },
  alsoAs: 'Aussi signalé comme',
}
