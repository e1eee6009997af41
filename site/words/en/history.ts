import { counted, inWords, sentenceCase } from '#core/words/times.ts'

/** The history and its calendar. */
export const history = {
  title: 'History.',
  monthTitle: (month: string) => `${month}.`,
  description: (month: string, sum: string) => `${month}: ${sum}`,
  calendar: 'Calendar',
  caption: (month: string) => `${month}, one cell for each day`,
  happened: 'What happened',
  before: 'What happened before',
  noneBegan: (month: string) => `No incident began in ${month}.`,
  /** What is said to those who hear a cell of the calendar, before its title. */
  state: (state: string) => `${state}: `,
  allDay: 'all day',
  notOver: 'not over yet',
  andMore: (lasted: string, others: number) => `${lasted}, and ${others} more`,
  choose: 'Choose a month',
  pageOpened: 'page opened',
  none: 'none',
  incidents: (count: number) => `${count} ${count === 1 ? 'incident' : 'incidents'}`,
  turn: 'Turn the page',
  nothingBefore: (month: string) => `Nothing is kept from before ${month}`,
  notBegun: (month: string) => `${month} has not begun`,
  /** The sum of a month that is over, and of one that still runs. */
  sum: (incidents: number) => `${sentenceCase(counted(incidents, 'incident'))}.`,
  sumSoFar: (incidents: number) => `${sentenceCase(counted(incidents, 'incident'))} so far.`,
  /** None began, but one ran over from the month before. */
  noNew: 'No new incidents.',
  noNewSoFar: 'No new incidents so far.',
  sentences: (first: string, second: string) => `${first} ${second}`,
  restQuiet: (days: number) =>
    days === 1 ? 'The other day was quiet.' : `The other ${inWords(days)} days were quiet.`,
}

export type History = typeof history
