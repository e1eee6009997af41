import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: 'المخطط له',
  nothing: 'لا أعمال مخططًا لها.',
  announced: { before: 'نعلن هنا عن الأعمال المخطط لها مسبقًا، والحد الأدنى ', after: '.' },
}
