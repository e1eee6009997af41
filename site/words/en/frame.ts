import type { Around } from '#site/words/shapes.ts'

/** What stands around every page. */
export const frame = {
  skip: 'Skip to the content',
  navigation: 'Site',
  workingNow: 'Working now',
  history: 'History',
  subscribe: 'Subscribe',
  present: 'How things are now',
  reading: 'How to read this',
  barsExplained: 'A short bar is a quiet day; the taller the bar, the worse the day.',
  allUtc: 'All times are UTC.',
  /** Around the clock time. */
  madeAt: (date: string): Around => ({ before: 'This page was made at ', after: ` on ${date}.` }),
  jsonFeed: 'JSON feed',
  calendar: 'Calendar',
  languages: 'Language',
  /** What search engines show of the front page. */
  description: (product: string) => `Whether the ${product} works, and what we are doing when it does not.`,
}

export type Frame = typeof frame
