import type { Around } from '#site/words/shapes.ts'

/** Planned work. */
export const planned = {
  title: 'Planned',
  nothing: 'Nothing is planned.',
  /** Around how far ahead it is announced. */
  announced: { before: 'We announce planned work here at least ', after: ' ahead.' } as Around,
}

export type Planned = typeof planned
