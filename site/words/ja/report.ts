import type { ReportWords } from '#site/words/en/report.ts'

export const report: ReportWords = {
  link: '問題を報告',
  title: '動かないものを教えてください。',
  lead: 'うまく動かないものを選んでください。同じ報告が重なると、すぐに担当チームに伝わります。',
  which: '何が動きませんか',
  choose: 'サービスを一つ以上選んでください。',
  send: '送信',
  button: '報告する',
  note: '報告の件数だけを数え、ほかには何も保存しません。お名前も、他の人に見える内容も残りません。',
  thanks: 'ありがとうございます。数えました。',
  thanksLead:
    '同じ報告が十分に集まると、担当チームが確認します。すでに分かっていることはトップページにあります。',
}
