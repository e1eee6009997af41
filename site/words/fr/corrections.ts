import type { Corrections } from '#site/words/en/corrections.ts'

export const corrections: Corrections = {
  corrected: { before: 'Corrigée à ', after: '.' },
  saidBefore: 'Elle disait auparavant :',
}
