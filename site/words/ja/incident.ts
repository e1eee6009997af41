import type { IncidentWords } from '#site/words/en/incident.ts'

export const incident: IncidentWords = {
  doing: '対応の状況',
  ownPage: 'この障害の専用ページ',
  progress: '進み具合',
  stepSince: { before: '', after: ' から' },
  earlier: (updates) => `以前の更新 ${updates}件`,
  promisedBy: (time) => `予定は ${time} まで`,
  late: (duration) => `${duration}の遅れ`,
  after: (duration) => `発生から${duration}後`,
  automatic: '自動で公開',
  resolved: '解決済み',
  titleOn: (title, date) => `${title}（${date}）`,
  inShort: '概要',
  said: 'お知らせした内容（時刻順）',
  cause: '原因',
  learned: '得られた教訓',
  began: (time, date) => `${date} ${time} に始まりました。`,
  moment: (time, date) => `${date} ${time} に発生しました。`,
  oneDay: (from, to, date) => `${date} ${from}～${to} に発生しました。`,
  days: (from, began, to, ended) => `${began} ${from} から${ended} ${to} まで続きました。`,
}
