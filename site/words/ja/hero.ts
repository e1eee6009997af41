import type { Hero } from '#site/words/en/hero.ts'

export const hero: Hero = {
  headline: {
    operational: 'すべて正常に動いています。',
    under_maintenance: '計画作業を行っています。',
    degraded_performance: '一部のサービスが遅くなっています。',
    partial_outage: '一部のサービスが部分的に使えません。',
    major_outage: '一部のサービスが使えません。',
  },
  andMore: (headline, others) => `${headline}、ほか${others}件。`,
  since: { before: '', after: ' から' },
  nextUpdate: '次の更新',
  nextUpdateBy: '次の更新の期限',
  late: '更新が遅れています',
  promisedFor: (time) => `${time} までにお知らせする予定でした。`,
  sendMe: 'メールで受け取る',
  alsoOpen: 'ほかに続いている障害',
  alsoNext: { before: '次の更新は ', after: ' まで' },
  alsoLate: { before: '更新が遅れています（予定 ', after: '）' },
  newToday: (time) => `このページは新しいページです。本日 ${time} から監視を始め、棒は1日に1本ずつ増えます。`,
  newSince: (time, date) =>
    `このページは新しいページです。${date} ${time} から監視を始め、棒は1日に1本ずつ増えます。`,
  neverYet: (date) => `${date}にこのページを開設して以来、障害はありません。`,
  endedToday: '最後の障害が終わってから、まだ1日たっていません。',
  quietDays: (days) => `${days}日間、障害はありません。`,
}
