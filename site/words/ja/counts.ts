import { percentIn } from '#site/words/numbers.ts'

export const percent = percentIn('ja')
