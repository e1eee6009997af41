import type { IncidentWords } from '#site/words/en/incident.ts'
import { plural } from './counts.ts'

export const incident: IncidentWords = {
  doing: 'ما نقوم به',
  ownPage: 'صفحة هذا العطل',
  progress: 'التقدم',
  stepSince: { before: 'منذ ', after: '' },
  earlier: (updates) =>
    plural(updates, {
      one: 'تحديث سابق واحد',
      two: 'تحديثان سابقان',
      few: `${updates} تحديثات سابقة`,
      many: `${updates} تحديثًا سابقًا`,
      other: `${updates} تحديث سابق`,
    }),
  promisedBy: (time) => `كان موعده قبل ${time}`,
  late: (duration) => `التأخر: ${duration}`,
  after: (duration) => `الوقت منذ البداية: ${duration}`,
  automatic: 'نُشر تلقائيًا',
  resolved: 'تم الحل',
  titleOn: (title, date) => `${title}، ${date}.`,
  inShort: 'باختصار',
  said: 'ما قلناه، بالترتيب',
  cause: 'السبب',
  learned: 'ما تعلمناه',
  began: (time, date) => `بدأ في ${time} يوم ${date}.`,
  moment: (time, date) => `في ${time} يوم ${date}.`,
  oneDay: (from, to, date) => `من ${from} إلى ${to} يوم ${date}.`,
  days: (from, began, to, ended) => `من ${from} يوم ${began} إلى ${to} يوم ${ended}.`,
  pinned: 'مثبّت',
  same: 'العطل نفسه كعطل آخر',
  sameAs: { before: 'هذا هو العطل نفسه: ', after: '.' },
  alsoAs: 'أُعلن عنه أيضًا باسم',
}
