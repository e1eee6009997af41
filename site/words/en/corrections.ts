import type { Around } from '#site/words/shapes.ts'

/** A published update that was corrected. */
export const corrections = {
  /** Around the time. */
  corrected: { before: 'Corrected at ', after: '.' } as Around,
  saidBefore: 'It said before:',
}

export type Corrections = typeof corrections
