import type { MaintenanceStatus } from '#core/maintenance/maintenance.ts'
import type { Around } from '#site/words/shapes.ts'

/** Planned work, before, while and after it is done. */
export const work = {
  state: {
    scheduled: 'Planned',
    in_progress: 'Under way',
    verifying: 'Being checked',
    completed: 'Finished',
    cancelled: 'Called off',
  } satisfies Record<MaintenanceStatus, string>,
  /** Around a date. */
  announced: { before: 'Announced on ', after: '' } as Around,
  /** `Sunday 6 December, 05:00 to 06:30 UTC`; the times come with their zone. */
  window: (date: string, from: string, until: string) => `${date}, ${from.replace(' UTC', '')} to ${until}`,
  /** `22:00 UTC, Saturday 5 December to 02:00 UTC, Sunday 6 December` */
  longWindow: (from: string, fromDate: string, until: string, untilDate: string) =>
    `${from}, ${fromDate} to ${until}, ${untilDate}`,
  when: 'When',
  length: 'Length',
  services: 'Services',
  everyService: 'All services',
  finishedBy: 'Finished by',
  late: 'This work takes longer',
  wasToEnd: (time: string) => `It was to be finished by ${time}.`,
  longer: (time: string) => `Planned work is taking longer. We now expect to finish by ${time}.`,
  started: 'Started',
  now: 'Now',
  ends: 'Ends',
  notBegun: 'It was to begin by now, and has not begun yet.',
  repeats: 'This work repeats.',
  calendar: 'Add planned work to your calendar',
  took: (duration: string) => `It took ${duration}.`,
  inTime: 'It was finished as planned.',
  tookLonger: (duration: string) => `It was finished ${duration} later than announced.`,
  calledOff: 'It does not take place.',
  said: 'What we said',
  ofMonth: 'Planned work',
}

export type Work = typeof work
