import * as automatic from '#core/maintenance/automatic-words.ts'
import type { MaintenanceStatus } from '#core/maintenance/maintenance.ts'
import { repeatsInWords } from '#core/maintenance/repeats.ts'
import { inWords, sentenceCase } from '#core/words/times.ts'
import type { Around, Linked } from '#site/words/shapes.ts'

const { begun, finished, checking, calledOff, stopped, seriesCalledOff, newComponents } = automatic

/** A window of planned work: before, during and after. */
export const work = {
  /** In the header of inner pages, while it is under way. */
  now: 'Planned work now',
  /** Above a list of several at once. */
  several: 'Under way',
  status: {
    scheduled: 'Planned',
    in_progress: 'In progress',
    verifying: 'Verifying',
    completed: 'Completed',
    cancelled: 'Cancelled',
  } satisfies Record<MaintenanceStatus, string>,
  /** What stands in the updates where nobody wrote anything. */
  automatic: { begun, finished, checking, calledOff, stopped, seriesCalledOff, newComponents },
  movedTo: (window: string) => `Planned work moves to ${window}.`,
  endsEarlier: (time: string) => `Planned work will be finished earlier, by ${time}.`,

  nothingElse: 'Nothing else is planned.',
  /** `05:00 to 06:30 UTC`; within one day `from` comes without its zone. */
  fromTo: (from: string, to: string): Linked<'from' | 'to'> => [['from', from], ' to\u00A0', ['to', to]],
  /** `Sunday 22 November, 05:00 to 06:30 UTC`; `from` comes without its zone. */
  onDay: (day: string, from: string, to: string): Linked<'from' | 'to'> => [
    `${day}, `,
    ['from', from],
    ' to\u00A0',
    ['to', to],
  ],
  /** `22:00 UTC on 21 November` */
  moment: (time: string, date: string) => `${time} on ${date}`,
  /** How a complete rule of RFC 5545 repeats: `Every month on the first Sunday`. */
  repeats: (recurrence: string) => sentenceCase(repeatsInWords(recurrence)),
  later: (dates: number) => `${sentenceCase(inWords(dates))} further ${dates === 1 ? 'date' : 'dates'}`,
  all: (others: number) => `All planned work, ${inWords(others)} more`,
  notBegun: 'Not begun yet',
  /** Around the time it was planned for. */
  lateToStart: { before: 'It was to begin at ', after: ' and has not begun yet.' } as Around,
  /** Cancelled after it had begun. */
  stopped: 'Stopped',
  /** Around the time at which it was cancelled or stopped, beside that word. */
  calledOffAt: { before: 'at ', after: '' } as Around,

  /** Around a date. */
  announced: { before: 'Announced on ', after: '' } as Around,
  finishedBy: 'Finished by',
  /** The name of the box that says so. */
  finish: 'When it will be finished',
  takingLonger: 'This work is taking longer',
  wasTo: (time: string) => `It was to be finished by ${time}.`,
  firstSaid: (time: string) => `It was announced for ${time}.`,
  /** Around the new end. */
  newEnd: {
    before: 'Planned work is taking longer. We now expect to finish by ',
    after: '.',
  } as Around,
  /** Under and above the bar of the window, each around a time. */
  started: { before: 'Started ', after: '' } as Around,
  nowAt: { before: 'Now ', after: '' } as Around,
  ends: { before: 'Ends ', after: '' } as Around,
  wasToEnd: { before: 'Was to end ', after: '' } as Around,
  /** In a list of several, around a time. */
  alsoUntil: { before: 'finished by ', after: '' } as Around,
  alsoLate: { before: 'taking longer, was to be finished by ', after: '' } as Around,
  ownPage: 'This work on its own page',

  expect: 'What to expect',
  length: 'Length',
  services: 'Services',
  repeating: 'Repeats',
  calendar: 'Add planned work to your calendar',
  title: (title: string, date: string) => `${title}, planned for ${date}.`,
  asPlanned: (duration: string) => `It took ${duration}, as planned.`,
  endedLater: (duration: string, by: string) => `It took ${duration} and ended ${by} later than planned.`,
  endedEarlier: (duration: string, by: string) => `It took ${duration} and ended ${by} earlier than planned.`,
  /** The window comes as `onDay` or `fromTo` has it, after `before`. */
  wasPlannedFor: { before: 'It was planned for ', after: ', and was cancelled.' } as Around,
  wasStopped: 'It was stopped before it was finished.',
}

export type WorkWords = typeof work
