import type { Impact } from '#site/words/en/impact.ts'
import { plural } from './counts.ts'

function rest(others: number, one: string, two: string): string {
  return plural(others, {
    one: `الخدمة الأخرى ${one}.`,
    two: `الخدمتان الأخريان ${two}.`,
    other: `الخدمات الأخرى (${others}) ${one}.`,
  })
}

export const impact: Impact = {
  was: 'ما تأثر',
  is: 'ما يتأثر الآن',
  updates: 'تحديثاتنا',
  updatesAt: (clocks) => `في ${clocks} UTC`,
  utc: 'الأوقات بتوقيت UTC.',
  asOf: (time) => `هكذا كان الوضع في ${time}.`,
  stretch: (state, duration) => `${state}، ${duration}`,
  told: (stretches) => stretches.join('، ثم '),
  thenTold: (stretches) => `ثم ${stretches.join('، ثم ')}`,
  restKept: (others) => (others === 0 ? 'لم تسلم أي خدمة.' : rest(others, 'ظلت تعمل', 'ظلتا تعملان')),
  restKeeps: (others) => (others === 0 ? 'لا خدمة بمنأى عن العطل.' : rest(others, 'تعمل', 'تعملان')),
}
