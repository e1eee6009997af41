import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: 'Previsto',
  nothing: 'No hay nada previsto.',
  announced: { before: 'Anunciamos aquí los trabajos previstos con al menos ', after: ' de antelación.' },
}
