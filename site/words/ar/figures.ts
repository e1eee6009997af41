import type { Figures } from '#site/words/en/figures.ts'
import { plural } from './counts.ts'

export const figures: Figures = {
  lasted: 'المدة',
  closedLater: (duration) => `ثم أُغلق بعد المراقبة: ${duration}`,
  whole: 'من أول خلل إلى الإصلاح',
  lastsYet: 'المدة حتى الآن',
  byNow: (time) => `حتى ${time}، ولم ينتهِ بعد`,
  firstNotice: 'أول إشعار',
  limit: (duration) => `بعد البداية؛ الحد لدينا: ${duration}`,
  onTime: 'تحديثات في موعدها',
  promised: (every) => `الموعد: ${every}`,
  affected: 'المتأثر',
  services: (all) => plural(all, { one: 'خدمة', two: 'خدمتين', few: 'خدمات', other: 'خدمة' }),
  of: (some, all) => `${some} من ${all}`,
}
