import type { Figures } from '#site/words/en/figures.ts'

export const figures: Figures = {
  lasted: '継続時間',
  closedLater: (duration) => `経過を観察し、${duration}後に終了`,
  whole: '最初の不具合から復旧まで',
  lastsYet: 'これまでの継続時間',
  byNow: (time) => `${time} 現在、継続中`,
  firstNotice: '最初のお知らせ',
  limit: (duration) => `発生からの時間。目標は${duration}以内`,
  onTime: '予定どおりの更新',
  promised: (every) => `予定は${every}`,
  affected: '影響を受けたサービス',
  services: () => '全サービスのうち',
  of: (some, all) => `${all}件中${some}件`,
}
