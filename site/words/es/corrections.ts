import type { Corrections } from '#site/words/en/corrections.ts'

export const corrections: Corrections = {
  corrected: { before: 'Corregida: ', after: '.' },
  saidBefore: 'Antes decía:',
}
