import { countIn, decimalIn, percentIn, pluralIn } from '#core/words/spoken/numbers.ts'

export const plural = pluralIn('de')
export const percent = percentIn('de')
export const decimal = decimalIn('de')
export const inWords = countIn('null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf')
