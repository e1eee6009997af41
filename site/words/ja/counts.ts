import { decimalIn, percentIn } from '#site/words/numbers.ts'

export const percent = percentIn('ja')
export const decimal = decimalIn('ja')
