import type { ServiceWords } from '#site/words/en/service.ts'
import { plural } from './counts.ts'

export const service: ServiceWords = {
  title: (name) => `${name}.`,
  description: (name, product) => `Le fonctionnement de ${name} (${product}), jour par jour.`,
  openNow: 'En cours',
  inShort: 'En bref',
  last: (days) => `${days} derniers jours`,
  roundedDown: 'disponibilité, arrondie vers le bas',
  troubledDays: 'Jours avec incident',
  ofDays: (days) =>
    plural(days, { one: `sur ${days} jour surveillé`, other: `sur ${days} jours surveillés` }),
  howCounted: 'Tous les mois, et le mode de calcul',
  dayByDay: 'Jour par jour',
  affected: (duration) => `touché pendant ${duration}`,
  stretch: (state, days) => plural(days, { one: `${state}, ${days} jour`, other: `${state}, ${days} jours` }),
  more: (others) => `et ${others} de plus`,
  /** How fast it answers its checks. */
  speed: {
    title: 'Temps de réponse',
    within: (half, most) =>
      `La moitié des réponses est arrivée en moins de ${half}, 95 sur 100 en moins de ${most}.`,
    lastDay: 'Dernières 24 heures',
    lines:
      'La ligne pleine indique le temps dans lequel est arrivée la moitié des réponses, la ligne en tirets celui de 95 sur 100.',
    nothing: 'Aucune réponse n’a été mesurée pendant cette période.',
  },
  incidents: 'Incidents',
  noneIn: (days) => `Aucun incident ces ${days} derniers jours.`,
  allAbout: (name) => `Tous les incidents touchant ${name}`,
  elsewhere: 'Ailleurs',
  subscribe: 'Recevoir par e-mail les avis sur ce service',
  badge: 'L’état du service en une petite image, pour vos propres pages :',
}
