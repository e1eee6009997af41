import type { WorkWords } from '#site/words/en/work.ts'
import { rhythm } from '#site/words/rhythm.ts'
import { inWords } from './counts.ts'

export const work: WorkWords = {
  now: 'Trabajos previstos en curso',
  several: 'En curso',
  status: {
    scheduled: 'Previstos',
    in_progress: 'En curso',
    verifying: 'En comprobación',
    completed: 'Terminados',
    cancelled: 'Cancelados',
  },
  automatic: {
    begun: 'Los trabajos previstos han empezado.',
    finished: 'Los trabajos previstos han terminado.',
    checking: 'Los trabajos previstos están hechos. Estamos comprobando que todo funciona.',
    calledOff: 'Estos trabajos previstos no se realizarán.',
    stopped: 'Estos trabajos previstos se detuvieron antes de terminar.',
    seriesCalledOff: 'Estos trabajos previstos y sus fechas posteriores no se realizarán.',
    newComponents: 'Los trabajos previstos afectan a otros servicios que los anunciados.',
  },
  movedTo: (window) => `Los trabajos previstos cambian de fecha: ${window}.`,
  endsEarlier: (time) => `Los trabajos previstos terminarán antes, a más tardar a las ${time}.`,

  nothingElse: 'No hay nada más previsto.',
  fromTo: (from, to) => [['from', from], ' a\u00A0', ['to', to]],
  onDay: (day, from, to) => [`${day}, de\u00A0`, ['from', from], ' a\u00A0', ['to', to]],
  moment: (time, date) => `${time} del ${date}`,
  repeats: (recurrence) =>
    rhythm(recurrence, {
      DAILY: ['Cada día', (count) => `Cada ${inWords(count)} días`],
      WEEKLY: ['Cada semana', (count) => `Cada ${inWords(count)} semanas`],
      MONTHLY: ['Cada mes', (count) => `Cada ${inWords(count)} meses`],
      YEARLY: ['Cada año', (count) => `Cada ${inWords(count)} años`],
    }),
  later: (dates) => (dates === 1 ? 'Otra fecha' : `Otras ${inWords(dates)} fechas`),
  all: (others) => `Todos los trabajos previstos, ${inWords(others)} más`,
  notBegun: 'Aún sin empezar',
  lateToStart: { before: 'Debían empezar a las ', after: ' y aún no han empezado.' },
  stopped: 'Detenidos',
  calledOffAt: { before: 'a las ', after: '' },

  announced: { before: 'Anunciados el ', after: '' },
  finishedBy: 'Terminados antes de',
  finish: 'Cuándo terminarán los trabajos',
  takingLonger: 'Estos trabajos se alargan',
  wasTo: (time) => `Debían terminar antes de las ${time}.`,
  firstSaid: (time) => `Habíamos anunciado las ${time}.`,
  newEnd: {
    before: 'Los trabajos previstos se alargan. Ahora esperamos terminar antes de las ',
    after: '.',
  },
  started: { before: 'Inicio ', after: '' },
  nowAt: { before: 'Ahora ', after: '' },
  ends: { before: 'Fin ', after: '' },
  wasToEnd: { before: 'Fin previsto ', after: '' },
  alsoUntil: { before: 'terminados antes de las ', after: '' },
  alsoLate: { before: 'se alargan, debían terminar antes de las ', after: '' },
  ownPage: 'Estos trabajos en su propia página',

  expect: 'Qué esperar',
  length: 'Duración',
  services: 'Servicios',
  repeating: 'Repetición',
  calendar: 'Añadir los trabajos previstos a su calendario',
  title: (title, date) => `${title}, previsto para el ${date}.`,
  asPlanned: (duration) => `Duraron ${duration}, según lo previsto.`,
  endedLater: (duration, by) => `Duraron ${duration} y terminaron ${by} más tarde de lo previsto.`,
  endedEarlier: (duration, by) => `Duraron ${duration} y terminaron ${by} antes de lo previsto.`,
  wasPlannedFor: { before: 'Estaban previstos así: ', after: '. Se cancelaron.' },
  wasStopped: 'Se detuvieron antes de terminar.',
}
