import type { Past } from '#site/words/en/past.ts'

export const past: Past = {
  title: 'Incidents passés',
  quiet: 'Aucun incident.',
  all: 'Tout l’historique, mois par mois',
  noneIn: (days) => `Aucun incident ces ${days} derniers jours.`,
  noOtherIn: (days) => `Aucun autre incident ces ${days} derniers jours.`,
  noneYet:
    'Aucun pour l’instant. Quand quelque chose tombera en panne, vous lirez ici ce qui s’est passé, du premier avis à la correction, et cela y restera.',
  resolvedAfter: (duration) => `Résolu en ${duration}`,
  notOver: 'Pas encore terminé',
  learned: 'Ce que nous avons appris',
  learnedFrom: { before: ' de « ', after: ' »' },
}
