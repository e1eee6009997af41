import type { Around } from '#site/words/shapes.ts'

/** Past incidents, on the front page and in the history. */
export const past = {
  title: 'Past incidents',
  quiet: 'No incidents.',
  all: 'All history, month by month',
  noneIn: (days: number) => `No incident in the last ${days} days.`,
  noOtherIn: (days: number) => `No other incident in the last ${days} days.`,
  noneYet:
    'None yet. When something breaks, you will read here what happened, from the first notice to the fix, and it will stay here.',
  resolvedAfter: (duration: string) => `Resolved after ${duration}`,
  notOver: 'Not over yet',
  learned: 'What we learned',
  /** Around the title, for those who hear the link alone. */
  learnedFrom: { before: ' from “', after: '”' } as Around,
}

export type Past = typeof past
