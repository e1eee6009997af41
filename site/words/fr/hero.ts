import type { Hero } from '#site/words/en/hero.ts'
import { inWords, plural } from './counts.ts'

export const hero: Hero = {
  headline: {
    operational: 'Tout fonctionne.',
    under_maintenance: 'Des travaux prévus sont en cours.',
    degraded_performance: 'Certains services sont lents.',
    partial_outage: 'Certains services ne fonctionnent qu’en partie.',
    major_outage: 'Certains services ne fonctionnent pas.',
  },
  andMore: (headline, others) => `${headline}, et ${others} de plus.`,
  since: { before: 'Depuis ', after: '' },
  nextUpdate: 'Prochaine mise à jour',
  nextUpdateBy: 'Prochaine mise à jour avant',
  late: 'Cette mise à jour est en retard',
  promisedFor: (time) => `Elle était promise pour ${time}.`,
  sendMe: 'Me l’envoyer par e-mail',
  alsoOpen: 'Aussi en cours',
  alsoNext: { before: 'prochaine mise à jour avant ', after: '' },
  alsoLate: { before: 'mise à jour en retard, promise pour ', after: '' },
  newToday: (time) =>
    `Cette page est nouvelle. Elle surveille depuis aujourd’hui, ${time}, et gagne une barre par jour.`,
  newSince: (time, date) =>
    `Cette page est nouvelle. Elle surveille depuis le ${date}, ${time}, et gagne une barre par jour.`,
  neverYet: (date) => `Aucun incident depuis l’ouverture de cette page, le ${date}.`,
  endedToday: 'Le dernier incident s’est terminé il y a moins d’un jour.',
  quietDays: (days) =>
    plural(days, {
      one: 'Aucun incident depuis un jour.',
      other: `Aucun incident depuis ${inWords(days)} jours.`,
    }),
}
