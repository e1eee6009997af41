import type { Services } from '#site/words/en/services.ts'
import { percent, plural } from './counts.ts'

export const services: Services = {
  title: 'الخدمات',
  uptimeOver: (days) =>
    plural(days, {
      two: 'التوفر خلال يومين',
      few: `التوفر خلال ${days} أيام`,
      many: `التوفر خلال ${days} يومًا`,
      other: `التوفر خلال ${days} يوم`,
    }),
  some: (state, bad, all) => `${state}، ${bad} من ${all}`,
  fromToday: 'ابتداءً من اليوم',
  uptime: percent,
  day: (date, state, duration) => `${date}: ${state}، ${duration}`,
  because: (day, titles) => `${day}: ${titles.join('؛ ')}`,
  label: (service, sum) => `${service}: ${sum}`,
  troubleToday: 'أعطال اليوم',
  quietToday: 'لا أعطال اليوم',
  quietDays: (days) =>
    plural(days, {
      two: 'لا أعطال خلال يومين',
      few: `لا أعطال خلال ${days} أيام`,
      many: `لا أعطال خلال ${days} يومًا`,
      other: `لا أعطال خلال ${days} يوم`,
    }),
  troubledDays: (troubled, days) => `أيام فيها أعطال: ${troubled} من ${days}`,
}
