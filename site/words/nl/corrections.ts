import type { Corrections } from '#site/words/en/corrections.ts'

export const corrections: Corrections = {
  corrected: { before: 'Gecorrigeerd om ', after: '.' },
  saidBefore: 'Eerder stond er:',
}
