import type { Planned } from '#site/words/en/planned.ts'

export const planned: Planned = {
  title: '予定',
  nothing: '予定されている作業はありません。',
  announced: { before: '計画作業は、少なくとも', after: '前にここでお知らせします。' },
}
