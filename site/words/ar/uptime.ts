import type { Uptime } from '#site/words/en/uptime.ts'
import { decimal, percent, plural } from './counts.ts'

function minutesIn(minutes: number): string {
  return plural(minutes, {
    one: 'دقيقة واحدة',
    two: 'دقيقتان',
    few: `${minutes} دقائق`,
    other: `${minutes} دقيقة`,
  })
}

export const uptime: Uptime = {
  link: 'التوفر',
  title: 'التوفر.',
  lead: 'نسبة الوقت الذي عملت فيه كل خدمة. كل رقم مقرَّب إلى الأدنى، لا إلى الأعلى أبدًا.',
  lately: 'باختصار',
  latelyCaption: 'توفر كل خدمة خلال 30 يومًا، وخلال 90 يومًا، وخلال كل مدة مراقبتها',
  yearCaption: (year) => `توفر كل خدمة في كل شهر من عام ${year}`,
  service: 'الخدمة',
  days: (days) =>
    plural(days, {
      one: 'يوم واحد',
      two: 'يومان',
      few: `${days} أيام`,
      many: `${days} يومًا`,
      other: `${days} يوم`,
    }),
  allTime: 'منذ البداية',
  noData: 'لا بيانات',
  planned: (duration) => `أعمال مخطط لها، ${duration}`,
  plannedNote: 'جرت في هذا الشهر أعمال مخطط لها. وقتها غير محسوب.',
  counted: 'طريقة الحساب',
  share: 'التوفر هو نسبة ما عملت فيه الخدمة من وقت المراقبة.',
  formula: 'التوفر = (وقت المراقبة − وقت التوقف) ÷ وقت المراقبة',
  down: (parts) => `وقت التوقف = ${parts.join(' + ')}`,
  part: (factor, state) => `${factor} × ${state}`,
  factor: (tenths) => decimal(tenths / 10),
  watched: 'وقت المراقبة = الوقت منذ بدأنا المراقبة − الأعمال المخطط لها',
  inFull: 'يُحسب كاملًا',
  tenths: (tenths) =>
    plural(tenths, {
      one: 'يُحسب منه عُشر واحد',
      two: 'يُحسب منه عُشران',
      few: `يُحسب منه ${tenths} أعشار`,
      many: `يُحسب منه ${tenths} عُشرًا`,
      other: `يُحسب منه ${tenths} عُشر`,
    }),
  leftOut: 'لا يدخل في وقت المراقبة',
  rules: (none) => [
    'إذا أصاب الخدمة أكثر من أمر في وقت واحد، حُسب ذلك الوقت مرة واحدة، بأسوأ الحالات.',
    `تُقرَّب النتيجة إلى الأدنى حتى منزلتين عشريتين، كي لا يظهر أي عطل على أنه ${percent(100)}.`,
    `الأيام التي سبقت بدء مراقبة الخدمة يُكتب لها «${none}»، ولا تُحسب تشغيلًا ولا توقفًا.`,
    'تبدأ الأيام والأشهر وتنتهي بتوقيت UTC. ويُحسب اليوم الحالي حتى لحظة إنشاء هذه الصفحة.',
  ],
  example: (days, minutes, state, share) =>
    `على سبيل المثال، شهر عدد أيامه ${days} وفيه ${minutesIn(minutes)} من «${state}»، يبلغ توفره ${share}.`,
}
