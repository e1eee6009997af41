import { countIn, decimalIn, percentIn, pluralIn } from '#core/words/spoken/numbers.ts'

export const plural = pluralIn('es')
export const percent = percentIn('es')
export const decimal = decimalIn('es')
export const inWords = countIn('cero un dos tres cuatro cinco seis siete ocho nueve diez once doce')
