/** One service on its own page. */
export const service = {
  title: (name: string) => `${name}.`,
  description: (name: string, product: string) => `How ${name} of the ${product} works, day by day.`,
  openNow: 'Open now',
  inShort: 'In short',
  last: (days: number) => `Last ${days} days`,
  roundedDown: 'uptime, rounded down',
  troubledDays: 'Days with trouble',
  ofDays: (days: number) => `of ${days} ${days === 1 ? 'day' : 'days'} watched`,
  howCounted: 'Every month, and how it is counted',
  dayByDay: 'Day by day',
  /** How long a day had any trouble; stands beside the worst state of that day. */
  affected: (duration: string) => `affected for ${duration}`,
  /** Days on end: what state for how many. */
  stretch: (state: string, days: number) => `${state}, ${days} ${days === 1 ? 'day' : 'days'}`,
  /** Further titles of a day, after the first three. */
  more: (others: number) => `and ${others} more`,
  /** How fast it answers its checks. */
  speed: {
    title: 'Response time',
    within: (half: string, most: string) =>
      `Half of all answers came within ${half}, 95 of 100 within ${most}.`,
    lastDay: 'Last 24 hours',
    lines:
      'The solid line is the time within which half of all answers came, the dashed one that of 95 in 100.',
    nothing: 'No answer was measured in this time.',
  },
  incidents: 'Incidents',
  noneIn: (days: number) => `No incident in the last ${days} days.`,
  allAbout: (name: string) => `All incidents about ${name}`,
  elsewhere: 'Elsewhere',
  subscribe: 'Get notices about it by email',
  badge: 'Its state as a small picture, for your own pages:',
}

export type ServiceWords = typeof service
