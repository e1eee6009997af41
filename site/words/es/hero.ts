import type { Hero } from '#site/words/en/hero.ts'
import { inWords, plural } from './counts.ts'

export const hero: Hero = {
  headline: {
    operational: 'Todo funciona.',
    under_maintenance: 'Hay trabajos previstos en curso.',
    degraded_performance: 'Algunos servicios van lentos.',
    partial_outage: 'Algunos servicios funcionan solo en parte.',
    major_outage: 'Algunos servicios no funcionan.',
  },
  andMore: (headline, others) => `${headline}, y ${others} más.`,
  since: { before: 'Desde ', after: '' },
  nextUpdate: 'Próxima actualización',
  nextUpdateBy: 'Próxima actualización, a más tardar',
  late: 'Esta actualización llega tarde',
  promisedFor: (time) => `La hora prometida era ${time}.`,
  sendMe: 'Enviármela por correo',
  alsoOpen: 'También en curso',
  alsoNext: { before: 'próxima actualización, a más tardar ', after: '' },
  alsoLate: { before: 'actualización con retraso, prometida para ', after: '' },
  newToday: (time) => `Esta página es nueva. Observa desde hoy, ${time}, y añade una barra cada día.`,
  newSince: (time, date) =>
    `Esta página es nueva. Observa desde el ${date}, ${time}, y añade una barra cada día.`,
  neverYet: (date) => `Ningún incidente desde que se abrió esta página, el ${date}.`,
  endedToday: 'El último incidente terminó hace menos de un día.',
  quietDays: (days) =>
    plural(days, {
      one: 'Ningún incidente desde hace un día.',
      other: `Ningún incidente desde hace ${inWords(days)} días.`,
    }),
}
