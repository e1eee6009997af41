import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: 'Previsto',
  nothing: 'Nada está previsto.',
  announced: { before: 'Anunciamos aqui os trabalhos previstos com pelo menos ', after: ' de antecedência.' },
}
