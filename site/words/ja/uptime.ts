import type { Uptime } from '#site/words/en/uptime.ts'
import { decimal, percent } from './counts.ts'

export const uptime: Uptime = {
  link: '稼働率',
  title: '稼働率',
  lead: '各サービスが使えた時間の割合です。数値はすべて切り捨てで、切り上げることはありません。',
  lately: '概要',
  latelyCaption: '各サービスの稼働率（30日間、90日間、監視を始めてからの全期間）',
  yearCaption: (year) => `${year}年の各サービスの稼働率（月別）`,
  service: 'サービス',
  days: (days) => `${days}日間`,
  allTime: '全期間',
  noData: 'データなし',
  planned: (duration) => `計画作業 ${duration}`,
  plannedNote: 'この月には計画作業がありました。その時間は除いています。',
  counted: '計算方法',
  share: '稼働率とは、監視した時間のうち、サービスが使えた時間の割合です。',
  formula: '稼働率 = (監視時間 − 停止時間) ÷ 監視時間',
  down: (parts) => `停止時間 = ${parts.join(' + ')}`,
  part: (factor, state) => `${factor} × ${state}`,
  factor: (tenths) => decimal(tenths / 10),
  watched: '監視時間 = 監視を始めてからの時間 − 計画作業の時間',
  inFull: '全時間を停止時間に数えます',
  tenths: (tenths) => `${tenths}割を停止時間に数えます`,
  leftOut: '監視時間から除きます',
  rules: (none) => [
    '一つのサービスに複数のことが重なった時間は、最も重い状態として一度だけ数えます。',
    `結果は小数点以下2桁までとし、3桁目以下を切り捨てます。障害があったのに${percent(100)}と表示されることはありません。`,
    `サービスの監視を始める前の日は「${none}」とし、稼働にも停止にも数えません。`,
    '日と月の区切りは UTC です。本日分は、このページが作成された時点までを数えます。',
  ],
  example: (days, minutes, state, share) =>
    `たとえば、${days}日ある月に${state}が${minutes}分あると、稼働率は${share}になります。`,
}
