import type { ServiceWords } from '#site/words/en/service.ts'
import { plural } from './counts.ts'

export const service: ServiceWords = {
  title: (name) => `${name}.`,
  description: (name, product) => `كيف تعمل خدمة ${name} في ${product}، يومًا بيوم.`,
  openNow: 'أعطال مستمرة الآن',
  inShort: 'باختصار',
  last: (days) =>
    plural(days, {
      one: 'آخر يوم',
      two: 'آخر يومين',
      few: `آخر ${days} أيام`,
      many: `آخر ${days} يومًا`,
      other: `آخر ${days} يوم`,
    }),
  roundedDown: 'التوفر، مقرَّبًا إلى الأدنى',
  troubledDays: 'أيام فيها أعطال',
  ofDays: (days) =>
    plural(days, {
      one: 'من يوم واحد تحت المراقبة',
      two: 'من يومين تحت المراقبة',
      few: `من ${days} أيام تحت المراقبة`,
      many: `من ${days} يومًا تحت المراقبة`,
      other: `من ${days} يوم تحت المراقبة`,
    }),
  howCounted: 'كل الأشهر، وطريقة الحساب',
  dayByDay: 'يومًا بيوم',
  affected: (duration) => `مدة التأثر: ${duration}`,
  stretch: (state, days) =>
    plural(days, {
      one: `${state}، يوم واحد`,
      two: `${state}، يومان`,
      few: `${state}، ${days} أيام`,
      many: `${state}، ${days} يومًا`,
      other: `${state}، ${days} يوم`,
    }),
  more: (others) => `وأعطال أخرى: ${others}`,
  /** How fast it answers its checks. */
  speed: {
    title: 'زمن الاستجابة',
    within: (half, most) => `وصل نصف الردود خلال ${half}، و95 من كل 100 خلال ${most}.`,
    lastDay: 'آخر 24 ساعة',
    lines: 'الخط المتصل هو الزمن الذي وصل خلاله نصف الردود، والمتقطع زمن 95 من كل 100.',
    nothing: 'لم يُقَس أي رد في هذه الفترة.',
  },
  incidents: 'الأعطال',
  noneIn: (days) =>
    plural(days, {
      few: `لا أعطال في آخر ${days} أيام.`,
      many: `لا أعطال في آخر ${days} يومًا.`,
      other: `لا أعطال في آخر ${days} يوم.`,
    }),
  allAbout: (name) => `كل الأعطال في ${name}`,
  elsewhere: 'في أماكن أخرى',
  subscribe: 'تلقي إشعارات هذه الخدمة بالبريد الإلكتروني',
  badge: 'حالتها في صورة صغيرة، لصفحاتكم:',
}
