import type { WorkWords } from '#site/words/en/work.ts'
import { rhythm } from '#site/words/rhythm.ts'
import { plural } from './counts.ts'

export const work: WorkWords = {
  now: 'أعمال مخطط لها جارية الآن',
  several: 'جارية',
  status: {
    scheduled: 'مخطط لها',
    in_progress: 'جارية',
    verifying: 'قيد التحقق',
    completed: 'انتهت',
    cancelled: 'أُلغيت',
  },
  automatic: {
    begun: 'بدأت الأعمال المخطط لها.',
    finished: 'انتهت الأعمال المخطط لها.',
    checking: 'أُنجزت الأعمال المخطط لها. نتحقق من أن كل شيء يعمل.',
    calledOff: 'لن تُجرى هذه الأعمال المخطط لها.',
    stopped: 'أُوقفت هذه الأعمال المخطط لها قبل أن تنتهي.',
    seriesCalledOff: 'لن تُجرى هذه الأعمال المخطط لها ولا مواعيدها اللاحقة.',
    newComponents: 'تخص الأعمال المخطط لها خدمات غير التي أُعلن عنها.',
  },
  movedTo: (window) => `تغيّر موعد الأعمال المخطط لها إلى ${window}.`,
  endsEarlier: (time) => `ستنتهي الأعمال المخطط لها أبكر، قبل ${time}.`,

  nothingElse: 'لا توجد أعمال أخرى مخطط لها.',
  fromTo: (from, to) => ['من ', ['from', from], ' إلى\u00A0', ['to', to]],
  onDay: (day, from, to) => [`${day}، من `, ['from', from], ' إلى\u00A0', ['to', to]],
  moment: (time, date) => `${time} يوم ${date}`,
  repeats: (recurrence) =>
    rhythm(recurrence, {
      DAILY: ['كل يوم', (count) => everyFew(count, 'كل يومين', 'أيام', 'يومًا')],
      WEEKLY: ['كل أسبوع', (count) => everyFew(count, 'كل أسبوعين', 'أسابيع', 'أسبوعًا')],
      MONTHLY: ['كل شهر', (count) => everyFew(count, 'كل شهرين', 'أشهر', 'شهرًا')],
      YEARLY: ['كل سنة', (count) => everyFew(count, 'كل سنتين', 'سنوات', 'سنة')],
    }),
  later: (dates) =>
    plural(dates, {
      one: 'موعد آخر',
      two: 'موعدان آخران',
      few: `${dates} مواعيد أخرى`,
      many: `${dates} موعدًا آخر`,
      other: `${dates} موعد آخر`,
    }),
  all: (others) => `جميع الأعمال المخطط لها، وعدد الباقي منها ${others}`,
  notBegun: 'لم تبدأ بعد',
  lateToStart: { before: 'كان من المقرر أن تبدأ في ', after: '، ولم تبدأ بعد.' },
  stopped: 'أُوقفت',
  calledOffAt: { before: 'في ', after: '' },

  announced: { before: 'أُعلن عنها في ', after: '' },
  finishedBy: 'تنتهي قبل',
  finish: 'موعد انتهاء الأعمال',
  takingLonger: 'هذه الأعمال تستغرق وقتًا أطول',
  wasTo: (time) => `كان من المقرر أن تنتهي قبل ${time}.`,
  firstSaid: (time) => `كان الموعد المعلن ${time}.`,
  newEnd: { before: 'الأعمال المخطط لها تستغرق وقتًا أطول. نتوقع الآن أن تنتهي قبل ', after: '.' },
  started: { before: 'البداية ', after: '' },
  nowAt: { before: 'الآن ', after: '' },
  ends: { before: 'النهاية ', after: '' },
  wasToEnd: { before: 'النهاية المقررة ', after: '' },
  alsoUntil: { before: 'تنتهي قبل ', after: '' },
  alsoLate: { before: 'تستغرق وقتًا أطول، وكان من المقرر أن تنتهي قبل ', after: '' },
  ownPage: 'صفحة هذه الأعمال',

  expect: 'ما يمكن توقعه',
  length: 'المدة',
  services: 'الخدمات',
  repeating: 'التكرار',
  calendar: 'أضف الأعمال المخطط لها إلى تقويمك',
  title: (title, date) => `${title}، مخطط لها في ${date}.`,
  asPlanned: (duration) => `استغرقت ${duration} كما كان مخططًا.`,
  endedLater: (duration, by) => `استغرقت ${duration} وانتهت متأخرة ${by} عن الموعد.`,
  endedEarlier: (duration, by) => `استغرقت ${duration} وانتهت قبل الموعد بمدة ${by}.`,
  wasPlannedFor: { before: 'كان موعدها ', after: '، وأُلغيت.' },
  wasStopped: 'أُوقفت قبل أن تنتهي.',
}

function everyFew(count: number, two: string, few: string, many: string): string {
  return plural(count, { two, few: `كل ${count} ${few}`, other: `كل ${count} ${many}` })
}
