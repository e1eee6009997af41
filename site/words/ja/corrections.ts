import type { Corrections } from '#site/words/en/corrections.ts'

export const corrections: Corrections = {
  corrected: { before: '', after: ' に訂正しました。' },
  saidBefore: '訂正前の内容：',
}
