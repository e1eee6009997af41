import { statusName } from '#core/views/status-words.ts'
import { counted } from '#core/words/times.ts'
import type { MailWords } from './words.ts'

export const en: MailWords = {
  state: statusName,
  resolved: 'Resolved',
  planned: 'Planned work',
  finished: 'Finished',
  cancelled: 'Cancelled',
  titled: (state, title) => `${state}: ${title}`,
  learned: 'What we learned',
  nextUpdate: 'Next update by',
  finishedBy: 'Finished by',
  notKnownYet: 'Not known yet',
  affected: (names) => `Affected: ${names}.`,
  fullTime: (clock, weekdayDate, year) => `${clock}, ${weekdayDate} ${year}`,
  cadence: (every) => every.replace(/^every /, ''),
  everyService: 'every service',
  asked: {
    all: (about) => `every notice about ${about}`,
    ends: (about) => `the first and the last notice about ${about}`,
    planned: (about) => `planned work on ${about}`,
    postmortems: (about) => `what we learn about ${about}`,
    none: () => 'one incident',
  },
  because: (asked) => `You get this because you asked for ${asked}.`,
  youAsked: (asked) => `You asked for ${asked}.`,
  onlyEnds: 'Only start and end',
  chooseServices: 'Choose services',
  unsubscribe: 'Unsubscribe',
  confirmHeadline: 'Was this you?',
  unsubscribedHeadline: 'You get no more notices.',
  digest: {
    day: 'Your day in short.',
    week: 'Your week in short.',
    preview: (count) => `${counted(count, 'thing')} happened.`,
  },
}
