import type { WorkWords } from '#site/words/en/work.ts'
import { sentenceCase } from '#core/words/times.ts'
import { rhythm } from '#site/words/rhythm.ts'
import { inWords } from './counts.ts'

export const work: WorkWords = {
  now: 'Zurzeit geplante Arbeiten',
  several: 'Im Gange',
  status: {
    scheduled: 'Geplant',
    in_progress: 'Im Gange',
    verifying: 'In Prüfung',
    completed: 'Abgeschlossen',
    cancelled: 'Abgesagt',
  },
  automatic: {
    begun: 'Die geplanten Arbeiten haben begonnen.',
    finished: 'Die geplanten Arbeiten sind abgeschlossen.',
    checking: 'Die geplanten Arbeiten sind getan. Wir prüfen, ob alles funktioniert.',
    calledOff: 'Diese geplanten Arbeiten finden nicht statt.',
    stopped: 'Diese geplanten Arbeiten wurden vor dem Abschluss abgebrochen.',
    seriesCalledOff: 'Diese geplanten Arbeiten und ihre späteren Termine finden nicht statt.',
    newComponents: 'Die geplanten Arbeiten betreffen andere Dienste als angekündigt.',
  },
  movedTo: (window) => `Die geplanten Arbeiten werden verschoben: ${window}.`,
  endsEarlier: (time) => `Die geplanten Arbeiten enden früher, bis ${time}.`,

  nothingElse: 'Weiter ist nichts geplant.',
  fromTo: (from, to) => [['from', from], ' bis\u00A0', ['to', to]],
  onDay: (day, from, to) => [`${day}, `, ['from', from], ' bis\u00A0', ['to', to]],
  moment: (time, date) => `${time} am ${date}`,
  repeats: (recurrence) =>
    rhythm(recurrence, {
      DAILY: ['Jeden Tag', (count) => `Alle ${inWords(count)} Tage`],
      WEEKLY: ['Jede Woche', (count) => `Alle ${inWords(count)} Wochen`],
      MONTHLY: ['Jeden Monat', (count) => `Alle ${inWords(count)} Monate`],
      YEARLY: ['Jedes Jahr', (count) => `Alle ${inWords(count)} Jahre`],
    }),
  later: (dates) => (dates === 1 ? 'Ein weiterer Termin' : `${sentenceCase(inWords(dates))} weitere Termine`),
  all: (others) => `Alle geplanten Arbeiten, noch ${inWords(others)}`,
  notBegun: 'Noch nicht begonnen',
  lateToStart: { before: 'Beginn sollte um ', after: ' sein, begonnen wurde noch nicht.' },
  stopped: 'Abgebrochen',
  calledOffAt: { before: 'um ', after: '' },

  announced: { before: 'Angekündigt am ', after: '' },
  finishedBy: 'Fertig bis',
  finish: 'Wann die Arbeiten fertig sind',
  takingLonger: 'Diese Arbeiten dauern länger',
  wasTo: (time) => `Sie sollten bis ${time} fertig sein.`,
  firstSaid: (time) => `Angekündigt war ${time}.`,
  newEnd: {
    before: 'Die geplanten Arbeiten dauern länger. Wir rechnen jetzt mit dem Ende bis ',
    after: '.',
  },
  started: { before: 'Beginn ', after: '' },
  nowAt: { before: 'Jetzt ', after: '' },
  ends: { before: 'Ende ', after: '' },
  wasToEnd: { before: 'Ende war geplant ', after: '' },
  alsoUntil: { before: 'fertig bis ', after: '' },
  alsoLate: { before: 'dauert länger, sollte fertig sein bis ', after: '' },
  ownPage: 'Diese Arbeiten auf ihrer eigenen Seite',

  expect: 'Was Sie erwartet',
  length: 'Dauer',
  services: 'Dienste',
  repeating: 'Wiederholung',
  calendar: 'Geplante Arbeiten in den Kalender übernehmen',
  title: (title, date) => `${title}, geplant für den ${date}.`,
  asPlanned: (duration) => `Sie dauerten ${duration}, wie geplant.`,
  endedLater: (duration, by) => `Sie dauerten ${duration} und endeten ${by} später als geplant.`,
  endedEarlier: (duration, by) => `Sie dauerten ${duration} und endeten ${by} früher als geplant.`,
  wasPlannedFor: { before: 'Geplant war: ', after: '. Die Arbeiten wurden abgesagt.' },
  wasStopped: 'Sie wurden vor dem Abschluss abgebrochen.',
}
