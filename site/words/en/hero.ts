import type { ComponentStatus } from '#core/components/status.ts'
import { headline } from '#core/views/headline.ts'
import { counted } from '#core/words/times.ts'
import type { Around } from '#site/words/shapes.ts'

/** The top of the front page and of an open incident. */
export const hero = {
  /** While no incident is open. */
  headline: {
    operational: headline([], 'operational'),
    under_maintenance: headline([], 'under_maintenance'),
    degraded_performance: headline([], 'degraded_performance'),
    partial_outage: headline([], 'partial_outage'),
    major_outage: headline([], 'major_outage'),
  } satisfies Record<ComponentStatus, string>,
  /** The tab's title while several are open; the headline comes without its full stop. */
  andMore: (headline: string, others: number) => `${headline}, and ${others} more.`,
  /** Around a time. */
  since: { before: 'Since ', after: '' } as Around,
  nextUpdate: 'Next update',
  nextUpdateBy: 'Next update by',
  late: 'This update is late',
  promisedFor: (time: string) => `It was promised for ${time}.`,
  sendMe: 'Send it to me by email',
  alsoOpen: 'Also open',
  /** Around a time, in a list of incidents. */
  alsoNext: { before: 'next update by ', after: '' } as Around,
  alsoLate: { before: 'update late, promised for ', after: '' } as Around,
  newToday: (time: string) =>
    `This page is new. It has been watching since ${time} today, and adds one bar a day.`,
  newSince: (time: string, date: string) =>
    `This page is new. It has been watching since ${time} on ${date}, and adds one bar a day.`,
  neverYet: (date: string) => `No incident since this page opened on ${date}.`,
  endedToday: 'The last incident ended less than a day ago.',
  quietDays: (days: number) => `No incident for ${counted(days, 'day')}.`,
}

export type Hero = typeof hero
