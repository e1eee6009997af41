import type { Frame } from '#site/words/en/frame.ts'

export const frame: Frame = {
  skip: '本文へ移動',
  navigation: 'サイト内',
  workingNow: '正常に稼働しています',
  history: '履歴',
  subscribe: '購読する',
  present: '現在の状況',
  reading: 'このページの見方',
  barsExplained: '短い棒は問題のなかった日を表します。棒が高いほど、その日の障害は深刻です。',
  allUtc: '時刻はすべて UTC です。',
  madeAt: (date) => ({ before: `このページは${date} `, after: ' に作成されました。' }),
  jsonFeed: 'JSON フィード',
  calendar: 'カレンダー',
  languages: '言語',
  description: (product) =>
    `${product} が動いているか、動いていないときに私たちが何をしているかをお知らせします。`,
}
