import { countIn, decimalIn, percentIn, pluralIn } from '#site/words/numbers.ts'

export const plural = pluralIn('pt')
export const percent = percentIn('pt')
export const decimal = decimalIn('pt')
export const inWords = countIn('zero um dois três quatro cinco seis sete oito nove dez onze doze')
