import type { Signs } from '#site/words/en/signs.ts'

export const signs: Signs = {
  name: {
    operational: 'يعمل بشكل طبيعي',
    degraded_performance: 'أداء منخفض',
    partial_outage: 'انقطاع جزئي',
    major_outage: 'انقطاع كامل',
    under_maintenance: 'قيد الصيانة',
  },
  noticed: {
    operational: 'يعمل',
    degraded_performance: 'بطيء أو مع أخطاء',
    partial_outage: 'يعمل جزئيًا',
    major_outage: 'لا يعمل',
    under_maintenance: 'أعمال مخطط لها',
  },
  meaning: {
    operational: 'يعمل كما ينبغي',
    degraded_performance: 'يعمل، لكن ببطء أو مع بعض الأخطاء',
    partial_outage: 'معطل لدى بعض الأشخاص أو في بعض العمليات',
    major_outage: 'معطل لدى الجميع',
    under_maintenance: 'متوقف عن قصد، وأُعلن عنه مسبقًا',
  },
  within: {
    operational: 'يعمل بشكل طبيعي',
    degraded_performance: 'أداء منخفض',
    partial_outage: 'انقطاع جزئي',
    major_outage: 'انقطاع كامل',
    under_maintenance: 'قيد الصيانة',
  },
  short: {
    operational: 'يعمل',
    degraded_performance: 'أداء منخفض',
    partial_outage: 'انقطاع جزئي',
    major_outage: 'انقطاع كامل',
    under_maintenance: 'صيانة',
  },
  noData: 'لا بيانات بعد',
  notWatched: 'لم تكن هناك مراقبة في ذلك اليوم',
}
