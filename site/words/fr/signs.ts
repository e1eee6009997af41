import type { Signs } from '#site/words/en/signs.ts'

export const signs: Signs = {
  name: {
    operational: 'Opérationnel',
    degraded_performance: 'Performances dégradées',
    partial_outage: 'Panne partielle',
    major_outage: 'Panne totale',
    under_maintenance: 'En maintenance',
  },
  noticed: {
    operational: 'Fonctionne',
    degraded_performance: 'Lent ou avec des erreurs',
    partial_outage: 'Fonctionne en partie',
    major_outage: 'Ne fonctionne pas',
    under_maintenance: 'Travaux prévus',
  },
  meaning: {
    operational: 'fonctionne comme il se doit',
    degraded_performance: 'fonctionne, mais lentement ou avec quelques erreurs',
    partial_outage: 'en panne pour certaines personnes ou certaines actions',
    major_outage: 'en panne pour tout le monde',
    under_maintenance: 'arrêté volontairement, annoncé à l’avance',
  },
  within: {
    operational: 'opérationnel',
    degraded_performance: 'performances dégradées',
    partial_outage: 'panne partielle',
    major_outage: 'panne totale',
    under_maintenance: 'en maintenance',
  },
  short: {
    operational: 'opérationnel',
    degraded_performance: 'dégradé',
    partial_outage: 'panne partielle',
    major_outage: 'panne totale',
    under_maintenance: 'maintenance',
  },
  noData: 'Pas encore de données',
  notWatched: 'non surveillé ce jour-là',
}
