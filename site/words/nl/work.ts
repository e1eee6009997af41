import type { WorkWords } from '#site/words/en/work.ts'
import { rhythm } from '#site/words/rhythm.ts'
import { inWords } from './counts.ts'

export const work: WorkWords = {
  now: 'Gepland werk bezig',
  several: 'Bezig',
  status: {
    scheduled: 'Gepland',
    in_progress: 'Bezig',
    verifying: 'Wordt gecontroleerd',
    completed: 'Afgerond',
    cancelled: 'Afgezegd',
  },
  automatic: {
    begun: 'Het geplande werk is begonnen.',
    finished: 'Het geplande werk is klaar.',
    checking: 'Het geplande werk is gedaan. We controleren of alles werkt.',
    calledOff: 'Dit geplande werk gaat niet door.',
    stopped: 'Dit geplande werk is gestopt voordat het klaar was.',
    seriesCalledOff: 'Dit geplande werk en de latere data gaan niet door.',
    newComponents: 'Het geplande werk betreft andere diensten dan aangekondigd.',
  },
  movedTo: (window) => `Het geplande werk is verzet: ${window}.`,
  endsEarlier: (time) => `Het geplande werk is eerder klaar, om ${time}.`,

  nothingElse: 'Er is verder niets gepland.',
  fromTo: (from, to) => [['from', from], ' tot\u00A0', ['to', to]],
  onDay: (day, from, to) => [`${day}, `, ['from', from], ' tot\u00A0', ['to', to]],
  moment: (time, date) => `${time} op ${date}`,
  repeats: (recurrence) =>
    rhythm(recurrence, {
      DAILY: ['Elke dag', (count) => `Elke ${inWords(count)} dagen`],
      WEEKLY: ['Elke week', (count) => `Elke ${inWords(count)} weken`],
      MONTHLY: ['Elke maand', (count) => `Elke ${inWords(count)} maanden`],
      YEARLY: ['Elk jaar', (count) => `Elke ${inWords(count)} jaar`],
    }),
  later: (dates) => (dates === 1 ? 'Nog één datum' : `Nog ${inWords(dates)} data`),
  all: (others) => `Al het geplande werk, nog ${inWords(others)}`,
  notBegun: 'Nog niet begonnen',
  lateToStart: { before: 'Het zou om ', after: ' beginnen en is nog niet begonnen.' },
  stopped: 'Gestopt',
  calledOffAt: { before: 'om ', after: '' },

  announced: { before: 'Aangekondigd op ', after: '' },
  finishedBy: 'Klaar om',
  finish: 'Wanneer het werk klaar is',
  takingLonger: 'Dit werk duurt langer',
  wasTo: (time) => `Het zou om ${time} klaar zijn.`,
  firstSaid: (time) => `Aangekondigd was ${time}.`,
  newEnd: {
    before: 'Het geplande werk duurt langer. We verwachten nu klaar te zijn om ',
    after: '.',
  },
  started: { before: 'Begin ', after: '' },
  nowAt: { before: 'Nu ', after: '' },
  ends: { before: 'Einde ', after: '' },
  wasToEnd: { before: 'Einde was gepland ', after: '' },
  alsoUntil: { before: 'klaar om ', after: '' },
  alsoLate: { before: 'duurt langer, zou klaar zijn om ', after: '' },
  ownPage: 'Dit werk op een eigen pagina',

  expect: 'Wat u kunt verwachten',
  length: 'Duur',
  services: 'Diensten',
  repeating: 'Herhaling',
  calendar: 'Gepland werk in uw agenda zetten',
  title: (title, date) => `${title}, gepland voor ${date}.`,
  asPlanned: (duration) => `Het duurde ${duration}, zoals gepland.`,
  endedLater: (duration, by) => `Het duurde ${duration} en was ${by} later klaar dan gepland.`,
  endedEarlier: (duration, by) => `Het duurde ${duration} en was ${by} eerder klaar dan gepland.`,
  wasPlannedFor: { before: 'Het was gepland voor ', after: ', en is afgezegd.' },
  wasStopped: 'Het is gestopt voordat het klaar was.',
}
