import { pluralIn } from '#core/words/spoken/numbers.ts'
import type { MailWords } from './words.ts'

const plural = pluralIn('ar')

export const ar: MailWords = {
  state: {
    operational: 'يعمل بشكل طبيعي',
    degraded_performance: 'أداء منخفض',
    partial_outage: 'انقطاع جزئي',
    major_outage: 'انقطاع كامل',
    under_maintenance: 'قيد الصيانة',
  },
  resolved: 'تم الحل',
  planned: 'أعمال مخطط لها',
  finished: 'انتهت',
  cancelled: 'أُلغيت',
  titled: (state, title) => `${state}: ${title}`,
  learned: 'ما تعلمناه',
  nextUpdate: 'التحديث القادم قبل',
  finishedBy: 'تنتهي قبل',
  notKnownYet: 'غير معروف بعد',
  affected: (names) => `المتأثر: ${names}.`,
  fullTime: (clock, weekdayDate, year) => `${clock}، ${weekdayDate} ${year}`,
  cadence: (every) => every,
  everyService: 'كل الخدمات',
  asked: {
    all: (about) => `كل إشعار عن ${about}`,
    ends: (about) => `الإشعار الأول والأخير عن ${about}`,
    planned: (about) => `الأعمال المخطط لها على ${about}`,
    postmortems: (about) => `ما نتعلمه عن ${about}`,
    none: () => 'عطل واحد',
  },
  because: (asked) => `تصلكم هذه الرسالة لأنكم طلبتم ${asked}.`,
  youAsked: (asked) => `طلبتم ${asked}.`,
  onlyEnds: 'البداية والنهاية فقط',
  chooseServices: 'اختيار الخدمات',
  unsubscribe: 'إلغاء الاشتراك',
  confirmHeadline: 'هل أنتم من طلب ذلك؟',
  unsubscribedHeadline: 'لن تصلكم إشعارات بعد الآن.',
  digest: {
    day: 'يومكم باختصار.',
    week: 'أسبوعكم باختصار.',
    preview: (count) =>
      plural(count, {
        one: 'حدث أمر واحد.',
        two: 'حدث أمران.',
        few: `حدثت ${count} أمور.`,
        other: `حدث ${count} أمرًا.`,
      }),
  },
}
