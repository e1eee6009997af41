import type { ServiceWords } from '#site/words/en/service.ts'

export const service: ServiceWords = {
  title: (name) => name,
  description: (name, product) => `${product} の ${name} の稼働状況を日ごとにお知らせします。`,
  openNow: '現在続いている障害',
  inShort: '概要',
  last: (days) => `過去${days}日間`,
  roundedDown: '稼働率（端数切り捨て）',
  troubledDays: '障害のあった日',
  ofDays: (days) => `監視した${days}日のうち`,
  howCounted: '月別の稼働率と計算方法',
  dayByDay: '日ごとの状況',
  affected: (duration) => `影響時間 ${duration}`,
  stretch: (state, days) => `${state} ${days}日間`,
  more: (others) => `ほか${others}件`,
  /** How fast it answers its checks. */
  speed: {
    title: '応答時間',
    within: (half, most) => `応答の半分は${half}以内、100件中95件は${most}以内に返りました。`,
    lastDay: '過去24時間',
    lines: '実線は応答の半分が返るまでの時間、破線は100件中95件が返るまでの時間です。',
    nothing: 'この期間に測定された応答はありません。',
  },
  incidents: '障害',
  noneIn: (days) => `過去${days}日間、障害はありません。`,
  allAbout: (name) => `${name} の障害をすべて見る`,
  elsewhere: 'このページ以外では',
  subscribe: 'このサービスのお知らせをメールで受け取る',
  badge: '稼働状況を示す小さな画像（ご自身のページに掲載できます）：',
}
