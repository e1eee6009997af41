import type { Reader } from '#site/words/en/reader.ts'

export const reader: Reader = {
  locale: 'fr',
  updated: 'Cette page a été mise à jour.',
  published: (ago) => `Publiée ${ago}.`,
  old: (age, every) =>
    `Cette page date de ${age}. Nous n’avons pas pu joindre le serveur et réessayons toutes les ${every}.`,
  stale: (age, every) =>
    `Cette page date de ${age}. Nous n’avons pas pu la vérifier et réessayons toutes les ${every}.`,
  quiet: (day) => `${day} : opérationnel`,
  unwatched: (day) => `${day} : non surveillé`,
  keys: 'Utilisez les touches fléchées pour parcourir les jours.',
}
