import type { Impact } from '#site/words/en/impact.ts'

export const impact: Impact = {
  was: '影響の範囲',
  is: '現在の影響の範囲',
  updates: '更新',
  updatesAt: (clocks) => `${clocks} UTC`,
  utc: '時刻は UTC です。',
  asOf: (time) => `${time} 現在の状況です。`,
  stretch: (state, duration) => `${state} ${duration}`,
  told: (stretches) => stretches.join('、その後'),
  thenTold: (stretches) => `その後${stretches.join('、その後')}`,
  restKept: (others) =>
    others === 0
      ? '影響を受けなかったサービスはありません。'
      : `ほかの${others}件のサービスは動き続けました。`,
  restKeeps: (others) =>
    others === 0 ? '影響を受けていないサービスはありません。' : `ほかの${others}件のサービスは動いています。`,
}
