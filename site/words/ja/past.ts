import type { Past } from '#site/words/en/past.ts'

export const past: Past = {
  title: '過去の障害',
  quiet: '障害はありません。',
  all: 'すべての履歴（月別）',
  noneIn: (days) => `過去${days}日間、障害はありません。`,
  noOtherIn: (days) => `過去${days}日間、ほかに障害はありません。`,
  noneYet:
    'まだありません。障害が起きたときは、最初のお知らせから復旧までの経緯をここに掲載し、そのまま残します。',
  resolvedAfter: (duration) => `${duration}で解決`,
  notOver: '継続中',
  learned: '得られた教訓',
  learnedFrom: { before: '：「', after: '」' },
}
