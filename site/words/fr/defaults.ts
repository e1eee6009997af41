import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: {
    investigating: 'En cours d’analyse',
    identified: 'Cause trouvée',
    monitoring: 'Sous surveillance',
    resolved: 'Résolu',
  },
  severity: { P1: 'Critique', P2: 'Élevé', P3: 'Moyen', P4: 'Faible' },
  forCustomers: {
    P1: 'Personne ne peut travailler, ou des données sont en danger',
    P2: 'Quelque chose d’important ne fonctionne pas',
    P3: 'Des lenteurs, ou une fonction en panne',
    P4: 'Un petit défaut qui n’arrête personne',
  },
  lead: {
    investigating:
      'Nous avons connaissance d’un problème qui touche DuetRight Dashboard. Notre équipe en cherche la cause et travaille à rétablir le service.',
    identified: 'Nous avons trouvé la cause et préparons une correction.',
    monitoring: 'Une correction est en place. Nous la surveillons avant de clore l’incident.',
  },
  plannedNotice: 'trois jours',
}
