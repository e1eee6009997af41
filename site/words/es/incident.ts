import type { IncidentWords } from '#site/words/en/incident.ts'
import { plural } from './counts.ts'

export const incident: IncidentWords = {
  doing: 'Qué estamos haciendo',
  ownPage: 'Este incidente en su propia página',
  progress: 'Progreso',
  stepSince: { before: 'desde ', after: '' },
  earlier: (updates) =>
    plural(updates, {
      one: `${updates} actualización anterior`,
      other: `${updates} actualizaciones anteriores`,
    }),
  promisedBy: (time) => `prometida para ${time}`,
  late: (duration) => `${duration} de retraso`,
  after: (duration) => `${duration} después del inicio`,
  automatic: 'publicada automáticamente',
  resolved: 'Resuelto',
  titleOn: (title, date) => `${title}, ${date}.`,
  inShort: 'En resumen',
  said: 'Lo que dijimos, por orden',
  cause: 'La causa',
  learned: 'Qué aprendimos',
  began: (time, date) => `Empezó el ${date}, ${time}.`,
  moment: (time, date) => `El ${date}, ${time}.`,
  oneDay: (from, to, date) => `De ${from} a ${to} del ${date}.`,
  days: (from, began, to, ended) => `Del ${began}, ${from}, al ${ended}, ${to}.`,
  pinned: 'Fijado',
  same: 'El mismo que otro incidente',
  sameAs: { before: 'Es lo mismo que ', after: '.' },
  alsoAs: 'También comunicado como',
}
