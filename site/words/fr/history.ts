import { sentenceCase } from '#core/words/times.ts'
import type { History } from '#site/words/en/history.ts'
import { inWords, plural } from './counts.ts'

function told(incidents: number): string {
  if (incidents === 0) return 'aucun incident'
  return plural(incidents, { one: 'un incident', other: `${inWords(incidents)} incidents` })
}

export const history: History = {
  title: 'Historique.',
  monthTitle: (month) => `${month}.`,
  description: (month, sum) => `${month} : ${sum}`,
  calendar: 'Calendrier',
  caption: (month) => `${sentenceCase(month)}, une case par jour`,
  happened: 'Ce qui s’est passé',
  before: 'Ce qui s’est passé avant',
  noneBegan: (month) => `Aucun incident n’a commencé en ${month}.`,
  state: (state) => `${state} : `,
  allDay: 'toute la journée',
  notOver: 'pas encore terminé',
  andMore: (lasted, others) => `${lasted}, et ${others} de plus`,
  choose: 'Choisir un mois',
  pageOpened: 'ouverture',
  none: 'aucun',
  incidents: (count) => plural(count, { one: `${count} incident`, other: `${count} incidents` }),
  turn: 'Tourner la page',
  nothingBefore: (month) => `Rien n’est conservé d’avant ${month}`,
  notBegun: (month) => `${month} n’a pas commencé`,
  sum: (incidents) => `${sentenceCase(told(incidents))}.`,
  sumSoFar: (incidents) => `${sentenceCase(told(incidents))} jusqu’ici.`,
  noNew: 'Aucun nouvel incident.',
  noNewSoFar: 'Aucun nouvel incident jusqu’ici.',
  sentences: (first, second) => `${first} ${second}`,
  restQuiet: (days) =>
    plural(days, {
      one: 'L’autre jour a été calme.',
      other: `Les ${inWords(days)} autres jours ont été calmes.`,
    }),
}
