import { decimalIn, percentIn, pluralIn } from '#core/words/spoken/numbers.ts'

export const plural = pluralIn('ar')
export const percent = percentIn('ar-u-nu-latn')
export const decimal = decimalIn('ar-u-nu-latn')
