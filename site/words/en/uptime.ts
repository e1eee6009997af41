import { inWords } from '#core/words/times.ts'

/** How much of the time each service worked, and how that is counted. */
export const uptime = {
  link: 'Uptime',
  title: 'Uptime.',
  lead: 'How much of the time each service worked. Every number is rounded down, never up.',
  lately: 'In short',
  latelyCaption: 'Uptime of each service over 30 days, over 90 days, and over all the time it was watched',
  yearCaption: (year: string) => `Uptime of each service in each month of ${year}`,
  service: 'Service',
  days: (days: number) => `${days} days`,
  allTime: 'All time',
  noData: 'no data',
  /** Said of a month, after its percentage. */
  planned: (duration: string) => `planned work, ${duration}`,
  plannedNote: 'Planned work was done in this month. Its time is left out.',
  counted: 'How it is counted',
  share: 'Uptime is the share of the watched time in which a service was up.',
  formula: 'uptime = (watched − down) ÷ watched',
  down: (parts: readonly string[]) => `down = ${parts.join(' + ')}`,
  part: (factor: string, state: string) => `${factor} × ${state}`,
  factor: (tenths: number) => String(tenths / 10),
  watched: 'watched = time since we began to watch − planned work',
  inFull: 'counts in full',
  tenths: (tenths: number) => `${inWords(tenths)} ${tenths === 1 ? 'tenth' : 'tenths'} of it counts`,
  leftOut: 'is left out of the watched time',
  rules: (none: string) => [
    'When several things happen to a service at once, that time counts once, as the worst of them.',
    `The result is rounded down to two decimals, so that no failure ever reads 100%.`,
    `Days before we began to watch a service are “${none}”, and count neither as up nor as down.`,
    'Days and months begin and end in UTC. Today counts up to when this page was made.',
  ],
  /** `minutes` of one state in an otherwise quiet month. */
  example: (days: number, minutes: number, state: string, percent: string) =>
    `For example, a month of ${days} days with ${minutes} minutes of ${state} reads ${percent}.`,
}

export type Uptime = typeof uptime
