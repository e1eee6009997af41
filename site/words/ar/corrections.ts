import type { Corrections } from '#site/words/en/corrections.ts'

export const corrections: Corrections = {
  corrected: { before: 'صُحّح في ', after: '.' },
  saidBefore: 'كان نصه قبل ذلك:',
}
