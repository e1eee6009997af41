import type { Reader } from '#site/words/en/reader.ts'

export const reader: Reader = {
  locale: 'pt',
  updated: 'Esta página foi atualizada.',
  published: (ago) => `Publicada ${ago}.`,
  old: (age, every) =>
    `Esta página tem ${age}. Não conseguimos contactar o servidor e voltamos a tentar a cada ${every}.`,
  stale: (age, every) =>
    `Esta página tem ${age}. Não conseguimos verificá-la e voltamos a tentar a cada ${every}.`,
  quiet: (day) => `${day}: operacional`,
  unwatched: (day) => `${day}: não observado`,
  keys: 'Use as teclas de seta para percorrer os dias.',
}
