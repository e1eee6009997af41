import { countIn, decimalIn, percentIn, pluralIn } from '#core/words/spoken/numbers.ts'

export const plural = pluralIn('pt')
export const percent = percentIn('pt')
export const decimal = decimalIn('pt')
export const inWords = countIn('zero um dois três quatro cinco seis sete oito nove dez onze doze')
