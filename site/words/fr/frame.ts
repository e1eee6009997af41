import type { Frame } from '#site/words/en/frame.ts'

export const frame: Frame = {
  skip: 'Aller au contenu',
  navigation: 'Pages',
  workingNow: 'Tout fonctionne',
  history: 'Historique',
  subscribe: 'S’abonner',
  present: 'La situation actuelle',
  reading: 'Comment lire cette page',
  barsExplained:
    'Une barre courte est un jour calme ; plus la barre est haute, plus la journée a été mauvaise.',
  allUtc: 'Toutes les heures sont en UTC.',
  madeAt: (date) => ({ before: 'Cette page a été produite à ', after: ` le ${date}.` }),
  jsonFeed: 'Flux JSON',
  calendar: 'Agenda',
  languages: 'Langue',
  description: (product) =>
    `Savoir si ${product} fonctionne, et ce que nous faisons quand ce n’est pas le cas.`,
}
