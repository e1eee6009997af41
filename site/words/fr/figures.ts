import type { Figures } from '#site/words/en/figures.ts'
import { plural } from './counts.ts'

export const figures: Figures = {
  lasted: 'Durée',
  closedLater: (duration) => `clos ${duration} plus tard, après surveillance`,
  whole: 'de la première erreur à la correction',
  lastsYet: 'Durée jusqu’ici',
  byNow: (time) => `à ${time}, et ce n’est pas fini`,
  firstNotice: 'Premier avis',
  limit: (duration) => `après le début ; notre limite est de ${duration}`,
  onTime: 'Mises à jour à l’heure',
  promised: (every) => `promises ${every}`,
  affected: 'Touchés',
  services: (all) => plural(all, { one: 'service', other: 'services' }),
  of: (some, all) => `${some} sur ${all}`,
}
