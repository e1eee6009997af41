import { countIn, decimalIn, percentIn, pluralIn } from '#core/words/spoken/numbers.ts'

export const plural = pluralIn('nl')
export const percent = percentIn('nl')
export const decimal = decimalIn('nl')
export const inWords = countIn('nul één twee drie vier vijf zes zeven acht negen tien elf twaalf')
