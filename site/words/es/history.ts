import { sentenceCase } from '#core/words/times.ts'
import type { History } from '#site/words/en/history.ts'
import { inWords, plural } from './counts.ts'

function told(incidents: number): string {
  if (incidents === 0) return 'ningún incidente'
  return plural(incidents, { one: 'un incidente', other: `${inWords(incidents)} incidentes` })
}

export const history: History = {
  title: 'Historial.',
  monthTitle: (month) => `${month}.`,
  description: (month, sum) => `${month}: ${sum}`,
  calendar: 'Calendario',
  caption: (month) => `${sentenceCase(month)}, una casilla por día`,
  happened: 'Qué ocurrió',
  before: 'Qué ocurrió antes',
  noneBegan: (month) => `Ningún incidente empezó en ${month}.`,
  state: (state) => `${state}: `,
  allDay: 'todo el día',
  notOver: 'aún no ha terminado',
  andMore: (lasted, others) => `${lasted}, y ${others} más`,
  choose: 'Elegir un mes',
  pageOpened: 'apertura',
  none: 'ninguno',
  incidents: (count) => plural(count, { one: `${count} incidente`, other: `${count} incidentes` }),
  turn: 'Pasar la página',
  nothingBefore: (month) => `No se conserva nada anterior a ${month}`,
  notBegun: (month) => `${month} no ha empezado`,
  sum: (incidents) => `${sentenceCase(told(incidents))}.`,
  sumSoFar: (incidents) => `${sentenceCase(told(incidents))} hasta ahora.`,
  noNew: 'Ningún incidente nuevo.',
  noNewSoFar: 'Ningún incidente nuevo hasta ahora.',
  sentences: (first, second) => `${first} ${second}`,
  restQuiet: (days) =>
    plural(days, {
      one: 'El otro día fue tranquilo.',
      other: `Los otros ${inWords(days)} días fueron tranquilos.`,
    }),
}
