import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: 'Gepland',
  nothing: 'Er is niets gepland.',
  announced: { before: 'We kondigen gepland werk hier minstens ', after: ' van tevoren aan.' },
}
