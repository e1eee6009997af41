import type { Reader } from '#site/words/en/reader.ts'

export const reader: Reader = {
  locale: 'ja',
  updated: 'このページは更新されました。',
  published: (ago) => `${ago}に公開しました。`,
  old: (age, every) =>
    `このページは${age}前のものです。サーバーに接続できないため、${every}ごとに再試行します。`,
  stale: (age, every) =>
    `このページは${age}前のものです。内容を確認できないため、${every}ごとに再試行します。`,
  quiet: (day) => `${day}：正常`,
  unwatched: (day) => `${day}：監視前`,
  keys: '矢印キーで日付を移動できます。',
}
