import type { Reader } from '#site/words/en/reader.ts'

export const reader: Reader = {
  locale: 'es',
  updated: 'Esta página se ha actualizado.',
  published: (ago) => `Publicada ${ago}.`,
  old: (age, every) =>
    `Esta página tiene ${age}. No hemos podido contactar con el servidor y lo intentamos cada ${every}.`,
  stale: (age, every) =>
    `Esta página tiene ${age}. No hemos podido comprobarla y lo intentamos cada ${every}.`,
  quiet: (day) => `${day}: operativo`,
  unwatched: (day) => `${day}: sin vigilancia`,
  keys: 'Use las teclas de flecha para recorrer los días.',
}
