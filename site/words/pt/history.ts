import { sentenceCase } from '#core/words/times.ts'
import type { History } from '#site/words/en/history.ts'
import { inWords, plural } from './counts.ts'

function told(incidents: number): string {
  if (incidents === 0) return 'nenhum incidente'
  return plural(incidents, { one: 'um incidente', other: `${inWords(incidents)} incidentes` })
}

export const history: History = {
  title: 'Histórico.',
  monthTitle: (month) => `${month}.`,
  description: (month, sum) => `${month}: ${sum}`,
  calendar: 'Calendário',
  caption: (month) => `${sentenceCase(month)}, uma célula por dia`,
  happened: 'O que aconteceu',
  before: 'O que aconteceu antes',
  noneBegan: (month) => `Nenhum incidente começou em ${month}.`,
  state: (state) => `${state}: `,
  allDay: 'todo o dia',
  notOver: 'ainda não terminou',
  andMore: (lasted, others) => `${lasted}, e mais ${others}`,
  choose: 'Escolher um mês',
  pageOpened: 'abertura',
  none: 'nenhum',
  incidents: (count) => plural(count, { one: `${count} incidente`, other: `${count} incidentes` }),
  turn: 'Virar a página',
  nothingBefore: (month) => `Nada se conserva de antes de ${month}`,
  notBegun: (month) => `${month} ainda não começou`,
  sum: (incidents) => `${sentenceCase(told(incidents))}.`,
  sumSoFar: (incidents) => `${sentenceCase(told(incidents))} até agora.`,
  noNew: 'Nenhum incidente novo.',
  noNewSoFar: 'Nenhum incidente novo até agora.',
  sentences: (first, second) => `${first} ${second}`,
  restQuiet: (days) =>
    plural(days, { one: 'O outro dia foi calmo.', other: `Os outros ${inWords(days)} dias foram calmos.` }),
}
