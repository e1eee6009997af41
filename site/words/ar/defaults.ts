import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: {
    investigating: 'قيد التحقيق',
    identified: 'عُرف السبب',
    monitoring: 'قيد المراقبة',
    resolved: 'تم الحل',
  },
  severity: { P1: 'حرج', P2: 'مرتفع', P3: 'متوسط', P4: 'منخفض' },
  forCustomers: {
    P1: 'لا أحد يستطيع العمل، أو البيانات معرضة للخطر',
    P2: 'شيء مهم لا يعمل',
    P3: 'بطء، أو ميزة واحدة لا تعمل',
    P4: 'خلل صغير لا يعيق أحدًا',
  },
  lead: {
    investigating:
      'نحن على علم بمشكلة تؤثر في DuetRight Dashboard. يبحث فريقنا عن السبب ويعمل على استعادة الخدمة.',
    identified: 'عرفنا السبب ونعمل على إصلاحه.',
    monitoring: 'طُبّق الإصلاح. نراقبه قبل أن نغلق العطل.',
  },
  plannedNotice: 'ثلاثة أيام',
}
