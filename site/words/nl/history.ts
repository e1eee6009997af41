import { sentenceCase } from '#core/words/times.ts'
import type { History } from '#site/words/en/history.ts'
import { inWords } from './counts.ts'

function told(incidents: number): string {
  if (incidents === 0) return 'geen storingen'
  return incidents === 1 ? 'één storing' : `${inWords(incidents)} storingen`
}

export const history: History = {
  title: 'Geschiedenis.',
  monthTitle: (month) => `${month}.`,
  description: (month, sum) => `${month}: ${sum}`,
  calendar: 'Kalender',
  caption: (month) => `${sentenceCase(month)}, één vakje per dag`,
  happened: 'Wat er gebeurde',
  before: 'Wat er eerder gebeurde',
  noneBegan: (month) => `In ${month} begon geen storing.`,
  state: (state) => `${state}: `,
  allDay: 'de hele dag',
  notOver: 'nog niet voorbij',
  andMore: (lasted, others) => `${lasted}, en nog ${others}`,
  choose: 'Kies een maand',
  pageOpened: 'begin',
  none: 'geen',
  incidents: (count) => (count === 1 ? '1 storing' : `${count} storingen`),
  turn: 'Bladeren',
  nothingBefore: (month) => `Van voor ${month} is niets bewaard`,
  notBegun: (month) => `${month} is nog niet begonnen`,
  sum: (incidents) => `${sentenceCase(told(incidents))}.`,
  sumSoFar: (incidents) => `Tot nu toe ${told(incidents)}.`,
  noNew: 'Geen nieuwe storingen.',
  noNewSoFar: 'Tot nu toe geen nieuwe storingen.',
  sentences: (first, second) => `${first} ${second}`,
  restQuiet: (days) =>
    days === 1 ? 'De andere dag was rustig.' : `De andere ${inWords(days)} dagen waren rustig.`,
}
