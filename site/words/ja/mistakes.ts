import type { Mistakes } from '#site/words/en/mistakes.ts'

export const mistakes: Mistakes = {
  title: 'まだ何も送信していません。',
  noAddress: 'メールアドレスを入力してください（例：name@example.com）。何も入力されていません。',
  wrongAddress: (entered) =>
    `@ を含むアドレスを入力してください（例：name@example.com）。入力された内容は「${entered}」です。`,
  longAddress: (longest, entered) =>
    `${longest}文字以内で入力してください。入力された内容は「${entered}」です。`,
  noService: 'サービスを1つ以上選ぶか、「すべて」を選んでください。',
  chooseAgain: () => 'その選択肢はありません。もう一度選んでください。',
  other: (expected, got) => `「${expected}」が必要なところに「${got}」が届きました。`,
}
