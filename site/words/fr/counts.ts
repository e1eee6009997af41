import { countIn, decimalIn, percentIn, pluralIn } from '#core/words/spoken/numbers.ts'

export const plural = pluralIn('fr')
export const percent = percentIn('fr')
export const decimal = decimalIn('fr')
export const inWords = countIn('zéro un deux trois quatre cinq six sept huit neuf dix onze douze')
