import { sentenceCase } from '#core/words/times.ts'
import type { History } from '#site/words/en/history.ts'
import { inWords } from './counts.ts'

function told(incidents: number): string {
  if (incidents === 0) return 'keine Störungen'
  return incidents === 1 ? 'eine Störung' : `${inWords(incidents)} Störungen`
}

export const history: History = {
  title: 'Verlauf.',
  monthTitle: (month) => `${month}.`,
  description: (month, sum) => `${month}: ${sum}`,
  calendar: 'Kalender',
  caption: (month) => `${month}, ein Feld für jeden Tag`,
  happened: 'Was geschehen ist',
  before: 'Was davor geschehen ist',
  noneBegan: (month) => `Im ${month} begann keine Störung.`,
  state: (state) => `${state}: `,
  allDay: 'den ganzen Tag',
  notOver: 'noch nicht vorbei',
  andMore: (lasted, others) => `${lasted}, und ${others} weitere`,
  choose: 'Monat wählen',
  pageOpened: 'Beginn',
  none: 'keine',
  incidents: (count) => (count === 1 ? '1 Störung' : `${count} Störungen`),
  turn: 'Blättern',
  nothingBefore: (month) => `Aus der Zeit vor ${month} ist nichts erhalten`,
  notBegun: (month) => `Der ${month} hat noch nicht begonnen`,
  sum: (incidents) => `${sentenceCase(told(incidents))}.`,
  sumSoFar: (incidents) => `Bisher ${told(incidents)}.`,
  noNew: 'Keine neuen Störungen.',
  noNewSoFar: 'Bisher keine neuen Störungen.',
  sentences: (first, second) => `${first} ${second}`,
  restQuiet: (days) =>
    days === 1 ? 'Der andere Tag war ruhig.' : `Die anderen ${inWords(days)} Tage waren ruhig.`,
}
