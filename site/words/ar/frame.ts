import type { Frame } from '#site/words/en/frame.ts'

export const frame: Frame = {
  skip: 'الانتقال إلى المحتوى',
  navigation: 'صفحات الموقع',
  workingNow: 'كل شيء يعمل الآن',
  history: 'السجل',
  subscribe: 'الاشتراك',
  present: 'الوضع الآن',
  reading: 'كيفية قراءة هذه الصفحة',
  barsExplained: 'العمود القصير يوم هادئ؛ وكلما ارتفع العمود كان اليوم أسوأ.',
  allUtc: 'جميع الأوقات بتوقيت UTC.',
  madeAt: (date) => ({ before: 'أُنشئت هذه الصفحة في ', after: ` يوم ${date}.` }),
  jsonFeed: 'موجز JSON',
  calendar: 'التقويم',
  languages: 'اللغة',
  description: (product) => `هل يعمل ${product}، وماذا نفعل حين لا يعمل.`,
}
