import { percentIn, pluralIn } from '#site/words/numbers.ts'

export const plural = pluralIn('ar')
export const percent = percentIn('ar-u-nu-latn')
