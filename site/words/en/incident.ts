import type { Around } from '#site/words/shapes.ts'

/** What we are doing about an incident, and what is told of it afterwards. */
export const incident = {
  doing: 'What we are doing',
  ownPage: 'This incident on its own page',
  progress: 'Progress',
  /** Around the time at which a step was reached. */
  stepSince: { before: 'since ', after: '' } as Around,
  earlier: (updates: number) => `${updates} earlier update${updates > 1 ? 's' : ''}`,
  promisedBy: (time: string) => `promised by ${time}`,
  late: (duration: string) => `${duration} late`,
  after: (duration: string) => `${duration} after it began`,
  /** Under an update that nobody of the team wrote. */
  automatic: 'published automatically',
  resolved: 'Resolved',
  titleOn: (title: string, date: string) => `${title}, ${date}.`,
  inShort: 'In short',
  said: 'What we said, in order',
  cause: 'The cause',
  learned: 'What we learned',
  began: (time: string, date: string) => `It began at ${time} on ${date}.`,
  moment: (time: string, date: string) => `At ${time} on ${date}.`,
  /** On one day; `from` comes without its zone. */
  oneDay: (from: string, to: string, date: string) => `From ${from} to ${to} on ${date}.`,
  days: (from: string, began: string, to: string, ended: string) =>
    `From ${from} on ${began} to ${to} on ${ended}.`,
  /** An update that stays on top, whatever is said after it. */
  pinned: 'Pinned',
  same: 'The same as another incident',
  /** Around the headline of the incident that it is the same as. */
  sameAs: { before: 'This is the same as ', after: '.' } as Around,
  /** Before the headlines of what turned out to be the same. */
  alsoAs: 'Also reported as',
}

export type IncidentWords = typeof incident
