import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: 'Geplant',
  nothing: 'Zurzeit ist nichts geplant.',
  announced: { before: 'Geplante Arbeiten kündigen wir hier mindestens ', after: ' vorher an.' },
}
