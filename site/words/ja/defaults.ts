import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: { investigating: '調査中', identified: '原因判明', monitoring: '経過観察中', resolved: '解決済み' },
  severity: { P1: '緊急', P2: '高', P3: '中', P4: '低' },
  forCustomers: {
    P1: 'どなたも作業できない、またはデータが危険な状態',
    P2: '重要な機能が使えない',
    P3: '動作が遅い、または一つの機能が使えない',
    P4: '作業の妨げにならない小さな不具合',
  },
  lead: {
    investigating:
      'DuetRight Dashboard に影響する問題を確認しています。担当チームが原因を調べ、復旧を進めています。',
    identified: '原因がわかり、修正を進めています。',
    monitoring: '修正を適用しました。終了とする前に経過を観察しています。',
  },
  plannedNotice: '3日',
}
