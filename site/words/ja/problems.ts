import type { Problems } from '#site/words/en/problems.ts'

const title: Record<number, string> = {
  404: 'ここには何もありません。',
  429: 'リクエストが多すぎます。',
  500: 'こちら側でエラーが起きました。',
  503: 'ただいまご利用になれません。',
}
const lead: Record<number, string> = {
  404: 'アドレスが間違っているか、もともと何もありません。',
  429: '少し待ってから、もう一度お試しください。',
  500: '何も変更していません。1分ほど待ってから、もう一度お試しください。',
  503: '何も変更していません。1分ほど待ってから、もう一度お試しください。',
}

export const problems: Problems = {
  unknown: 'うまくいきませんでした。',
  unknownLead: '何も変更していません。1分ほど待ってから、もう一度お試しください。',
  title: (status) => title[status] ?? 'リクエストに誤りがあります。',
  lead: (status) => lead[status] ?? '何も変更していません。前のページに戻って、もう一度お試しください。',
}
