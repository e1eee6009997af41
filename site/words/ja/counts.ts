import { decimalIn, percentIn } from '#core/words/spoken/numbers.ts'

export const percent = percentIn('ja')
export const decimal = decimalIn('ja')
