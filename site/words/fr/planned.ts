import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: 'Prévu',
  nothing: 'Rien n’est prévu.',
  announced: { before: 'Nous annonçons ici les travaux prévus au moins ', after: ' à l’avance.' },
}
