import type { Frame } from '#site/words/en/frame.ts'

export const frame: Frame = {
  skip: 'Naar de inhoud',
  navigation: 'Pagina’s',
  workingNow: 'Alles werkt',
  history: 'Geschiedenis',
  subscribe: 'Abonneren',
  present: 'Hoe het nu gaat',
  reading: 'Zo leest u deze pagina',
  barsExplained: 'Een korte balk is een rustige dag; hoe hoger de balk, hoe slechter de dag.',
  allUtc: 'Alle tijden zijn in UTC.',
  madeAt: (date) => ({ before: 'Deze pagina is gemaakt om ', after: ` op ${date}.` }),
  jsonFeed: 'JSON-feed',
  calendar: 'Agenda',
  languages: 'Taal',
  description: (product) => `Of ${product} werkt, en wat we doen als dat niet zo is.`,
}
