import type { Hero } from '#site/words/en/hero.ts'
import { plural } from './counts.ts'

export const hero: Hero = {
  headline: {
    operational: 'كل شيء يعمل.',
    under_maintenance: 'تجري الآن أعمال مخطط لها.',
    degraded_performance: 'بعض الخدمات بطيئة.',
    partial_outage: 'بعض الخدمات تعمل جزئيًا.',
    major_outage: 'بعض الخدمات لا تعمل.',
  },
  andMore: (headline, others) =>
    plural(others, {
      one: `${headline}، وعطل آخر.`,
      two: `${headline}، وعطلان آخران.`,
      few: `${headline}، و${others} أعطال أخرى.`,
      many: `${headline}، و${others} عطلًا آخر.`,
      other: `${headline}، و${others} عطل آخر.`,
    }),
  since: { before: 'منذ ', after: '' },
  nextUpdate: 'التحديث التالي',
  nextUpdateBy: 'التحديث التالي قبل',
  late: 'هذا التحديث متأخر',
  promisedFor: (time) => `كان موعده ${time}.`,
  sendMe: 'أرسلوه إليّ بالبريد الإلكتروني',
  alsoOpen: 'أعطال أخرى مستمرة',
  alsoNext: { before: 'التحديث التالي قبل ', after: '' },
  alsoLate: { before: 'تحديث متأخر، كان موعده ', after: '' },
  newToday: (time) => `هذه الصفحة جديدة. بدأت المراقبة اليوم في ${time}، ويُضاف إليها عمود كل يوم.`,
  newSince: (time, date) =>
    `هذه الصفحة جديدة. بدأت المراقبة في ${time} يوم ${date}، ويُضاف إليها عمود كل يوم.`,
  neverYet: (date) => `لا أعطال منذ افتتاح هذه الصفحة في ${date}.`,
  endedToday: 'انتهى آخر عطل قبل أقل من يوم.',
  quietDays: (days) =>
    plural(days, {
      one: 'لا أعطال منذ يوم واحد.',
      two: 'لا أعطال منذ يومين.',
      few: `لا أعطال منذ ${days} أيام.`,
      many: `لا أعطال منذ ${days} يومًا.`,
      other: `لا أعطال منذ ${days} يوم.`,
    }),
}
