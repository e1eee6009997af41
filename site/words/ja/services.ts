import type { Services } from '#site/words/en/services.ts'
import { percent } from './counts.ts'

export const services: Services = {
  title: 'サービス',
  uptimeOver: (days) => `稼働率（${days}日間）`,
  some: (state, bad, all) => `${state}（${all}件中${bad}件）`,
  fromToday: '本日から',
  uptime: percent,
  day: (date, state, duration) => `${date}：${state}、${duration}`,
  because: (day, titles) => `${day}：${titles.join('；')}`,
  label: (service, sum) => `${service}：${sum}`,
  troubleToday: '本日障害あり',
  quietToday: '本日障害なし',
  quietDays: (days) => `${days}日間障害なし`,
  troubledDays: (troubled, days) => `${days}日間のうち${troubled}日に障害`,
}
