import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: 'المخطط له',
  nothing: 'لا توجد أعمال مخطط لها.',
  announced: { before: 'نعلن هنا عن الأعمال المخطط لها قبل ', after: ' على الأقل.' },
}
