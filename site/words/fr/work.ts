import type { WorkWords } from '#site/words/en/work.ts'
import { sentenceCase } from '#core/words/times.ts'
import { rhythm } from '#site/words/rhythm.ts'
import { inWords } from './counts.ts'

export const work: WorkWords = {
  now: 'Travaux prévus en cours',
  several: 'En cours',
  status: {
    scheduled: 'Prévus',
    in_progress: 'En cours',
    verifying: 'En vérification',
    completed: 'Terminés',
    cancelled: 'Annulés',
  },
  automatic: {
    begun: 'Les travaux prévus ont commencé.',
    finished: 'Les travaux prévus sont terminés.',
    checking: 'Les travaux prévus sont faits. Nous vérifions que tout fonctionne.',
    calledOff: 'Ces travaux prévus n’auront pas lieu.',
    stopped: 'Ces travaux prévus ont été arrêtés avant leur fin.',
    seriesCalledOff: 'Ces travaux prévus et leurs dates suivantes n’auront pas lieu.',
    newComponents: 'Les travaux prévus concernent d’autres services qu’annoncé.',
  },
  movedTo: (window) => `Les travaux prévus sont déplacés : ${window}.`,
  endsEarlier: (time) => `Les travaux prévus seront terminés plus tôt, avant ${time}.`,

  nothingElse: 'Rien d’autre n’est prévu.',
  fromTo: (from, to) => [['from', from], ' à\u00A0', ['to', to]],
  onDay: (day, from, to) => [`${day}, de\u00A0`, ['from', from], ' à\u00A0', ['to', to]],
  moment: (time, date) => `${time} le ${date}`,
  repeats: (recurrence) =>
    rhythm(recurrence, {
      DAILY: ['Chaque jour', (count) => `Tous les ${inWords(count)} jours`],
      WEEKLY: ['Chaque semaine', (count) => `Toutes les ${inWords(count)} semaines`],
      MONTHLY: ['Chaque mois', (count) => `Tous les ${inWords(count)} mois`],
      YEARLY: ['Chaque année', (count) => `Tous les ${inWords(count)} ans`],
    }),
  later: (dates) => (dates === 1 ? 'Une autre date' : `${sentenceCase(inWords(dates))} autres dates`),
  all: (others) => `Tous les travaux prévus, encore ${inWords(others)}`,
  notBegun: 'Pas encore commencés',
  lateToStart: { before: 'Ils devaient commencer à ', after: ' et n’ont pas encore commencé.' },
  stopped: 'Arrêtés',
  calledOffAt: { before: 'à ', after: '' },

  announced: { before: 'Annoncés le ', after: '' },
  finishedBy: 'Terminés avant',
  finish: 'Quand les travaux seront terminés',
  takingLonger: 'Ces travaux durent plus longtemps',
  wasTo: (time) => `Ils devaient être terminés avant ${time}.`,
  firstSaid: (time) => `Nous avions annoncé ${time}.`,
  newEnd: {
    before: 'Les travaux prévus durent plus longtemps. Nous pensons maintenant les terminer avant ',
    after: '.',
  },
  started: { before: 'Début ', after: '' },
  nowAt: { before: 'Maintenant ', after: '' },
  ends: { before: 'Fin ', after: '' },
  wasToEnd: { before: 'Fin prévue ', after: '' },
  alsoUntil: { before: 'terminés avant ', after: '' },
  alsoLate: { before: 'durent plus longtemps, devaient être terminés avant ', after: '' },
  ownPage: 'Ces travaux sur leur propre page',

  expect: 'À quoi s’attendre',
  length: 'Durée',
  services: 'Services',
  repeating: 'Répétition',
  calendar: 'Ajouter les travaux prévus à votre agenda',
  title: (title, date) => `${title}, travaux prévus le ${date}.`,
  asPlanned: (duration) => `Ils ont duré ${duration}, comme prévu.`,
  endedLater: (duration, by) => `Ils ont duré ${duration} et se sont terminés ${by} plus tard que prévu.`,
  endedEarlier: (duration, by) => `Ils ont duré ${duration} et se sont terminés ${by} plus tôt que prévu.`,
  wasPlannedFor: { before: 'Ils étaient prévus ainsi : ', after: '. Ils ont été annulés.' },
  wasStopped: 'Ils ont été arrêtés avant leur fin.',
}
