import type { Corrections } from '#site/words/en/corrections.ts'

export const corrections: Corrections = {
  corrected: { before: 'Berichtigt um ', after: '.' },
  saidBefore: 'Zuvor hieß es:',
}
