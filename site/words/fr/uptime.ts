import type { Uptime } from '#site/words/en/uptime.ts'
import { decimal, inWords, percent, plural } from './counts.ts'

export const uptime: Uptime = {
  link: 'Disponibilité',
  title: 'Disponibilité.',
  lead: 'La part du temps pendant laquelle chaque service a fonctionné. Chaque chiffre est arrondi vers le bas, jamais vers le haut.',
  lately: 'En bref',
  latelyCaption:
    'Disponibilité de chaque service sur 30 jours, sur 90 jours et sur toute la durée de sa surveillance',
  yearCaption: (year) => `Disponibilité de chaque service, mois par mois, en ${year}`,
  service: 'Service',
  days: (days) => plural(days, { one: `${days} jour`, other: `${days} jours` }),
  allTime: 'Depuis le début',
  noData: 'aucune donnée',
  planned: (duration) => `travaux prévus, ${duration}`,
  plannedNote: 'Des travaux prévus ont eu lieu ce mois-là. Leur durée n’est pas comptée.',
  counted: 'Mode de calcul',
  share: 'La disponibilité est la part du temps surveillé pendant laquelle un service a fonctionné.',
  formula: 'disponibilité = (temps surveillé − temps d’arrêt) ÷ temps surveillé',
  down: (parts) => `temps d’arrêt = ${parts.join(' + ')}`,
  part: (factor, state) => `${factor} × ${state}`,
  factor: (tenths) => decimal(tenths / 10),
  watched: 'temps surveillé = temps écoulé depuis le début de la surveillance − travaux prévus',
  inFull: 'compte en entier',
  tenths: (tenths) =>
    plural(tenths, {
      one: `compte pour ${inWords(tenths)} dixième`,
      other: `compte pour ${inWords(tenths)} dixièmes`,
    }),
  leftOut: 'n’entre pas dans le temps surveillé',
  rules: (none) => [
    'Quand plusieurs choses touchent un service en même temps, ce temps compte une seule fois, selon l’état le plus grave.',
    `Le résultat est arrondi vers le bas à deux décimales, pour qu’aucune panne n’apparaisse comme ${percent(100)}.`,
    `Les jours antérieurs à la surveillance d’un service portent la mention « ${none} » et ne comptent ni comme disponibles ni comme un arrêt.`,
    'Les jours et les mois commencent et se terminent en UTC. Aujourd’hui compte jusqu’au moment où cette page a été produite.',
  ],
  example: (days, minutes, state, share) =>
    `Par exemple, un mois de ${days} jours avec ${minutes} minutes de ${state} donne ${share}.`,
}
