import type { History } from '#site/words/en/history.ts'
import { plural } from './counts.ts'

function told(incidents: number): string {
  return plural(incidents, {
    zero: 'لا أعطال',
    one: 'عطل واحد',
    two: 'عطلان',
    few: `${incidents} أعطال`,
    many: `${incidents} عطلًا`,
    other: `${incidents} عطل`,
  })
}

export const history: History = {
  title: 'السجل.',
  monthTitle: (month) => `${month}.`,
  description: (month, sum) => `${month}: ${sum}`,
  calendar: 'التقويم',
  caption: (month) => `${month}، خانة لكل يوم`,
  happened: 'ما حدث',
  before: 'ما حدث قبل ذلك',
  noneBegan: (month) => `لم يبدأ أي عطل في ${month}.`,
  state: (state) => `${state}: `,
  allDay: 'طوال اليوم',
  notOver: 'لم ينتهِ بعد',
  andMore: (lasted, others) => `${lasted}، وأعطال أخرى: ${others}`,
  choose: 'اختيار شهر',
  pageOpened: 'الافتتاح',
  none: 'لا شيء',
  incidents: told,
  turn: 'تقليب الصفحات',
  nothingBefore: (month) => `لا شيء محفوظ من قبل ${month}`,
  notBegun: (month) => `لم يبدأ ${month} بعد`,
  sum: (incidents) => `${told(incidents)}.`,
  sumSoFar: (incidents) => `${told(incidents)} حتى الآن.`,
  noNew: 'لا أعطال جديدة.',
  noNewSoFar: 'لا أعطال جديدة حتى الآن.',
  sentences: (first, second) => `${first} ${second}`,
  restQuiet: (days) =>
    plural(days, {
      one: 'كان اليوم الآخر هادئًا.',
      two: 'كان اليومان الآخران هادئين.',
      other: `كانت الأيام الأخرى (${days}) هادئة.`,
    }),
}
