import type { Corrections } from '#site/words/en/corrections.ts'

export const corrections: Corrections = {
  corrected: { before: 'Corrigida: ', after: '.' },
  saidBefore: 'Antes dizia:',
}
