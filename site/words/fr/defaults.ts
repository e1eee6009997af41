import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: {
    investigating: 'En cours d’analyse',
    identified: 'Cause trouvée',
    monitoring: 'Sous surveillance',
    resolved: 'Résolu',
  },
  severity: { P1: 'Critique', P2: 'Élevé', P3: 'Moyen', P4: 'Faible' },
  lead: {
    investigating:
      'Nous avons connaissance d’un problème qui touche DuetRight Dashboard. Notre équipe en cherche la cause et travaille à rétablir le service.',
    identified: 'Nous avons trouvé la cause et préparons une correction.',
    monitoring: 'Une correction est en place. Nous la surveillons avant de clore l’incident.',
  },
  plannedNotice: 'trois jours',
}
