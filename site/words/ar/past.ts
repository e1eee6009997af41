import type { Past } from '#site/words/en/past.ts'
import { plural } from './counts.ts'

export const past: Past = {
  title: 'أعطال سابقة',
  quiet: 'لا أعطال.',
  all: 'السجل كاملًا، شهرًا بشهر',
  noneIn: (days) =>
    plural(days, {
      few: `لا أعطال في آخر ${days} أيام.`,
      many: `لا أعطال في آخر ${days} يومًا.`,
      other: `لا أعطال في آخر ${days} يوم.`,
    }),
  noOtherIn: (days) =>
    plural(days, {
      few: `لا أعطال أخرى في آخر ${days} أيام.`,
      many: `لا أعطال أخرى في آخر ${days} يومًا.`,
      other: `لا أعطال أخرى في آخر ${days} يوم.`,
    }),
  noneYet: 'لا شيء بعد. حين يتعطل شيء ستقرؤون هنا ما حدث، من أول إشعار إلى الإصلاح، وسيبقى هنا.',
  resolvedAfter: (duration) => `تم الحل، المدة: ${duration}`,
  notOver: 'لم ينتهِ بعد',
  learned: 'ما تعلمناه',
  learnedFrom: { before: ' من «', after: '»' },
}
