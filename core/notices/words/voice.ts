import type { Language } from '#core/words/languages.ts'
import { times as arTimes } from '#core/words/spoken/ar.ts'
import { times as deTimes } from '#core/words/spoken/de.ts'
import { times as enTimes } from '#core/words/spoken/en.ts'
import { times as esTimes } from '#core/words/spoken/es.ts'
import { times as frTimes } from '#core/words/spoken/fr.ts'
import { times as jaTimes } from '#core/words/spoken/ja.ts'
import { times as nlTimes } from '#core/words/spoken/nl.ts'
import { times as ptTimes } from '#core/words/spoken/pt.ts'
import type { Times } from '#core/words/spoken/times.ts'
import type { Instant } from '#core/words/times.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import type { MailWords } from './words.ts'

/** How mail speaks a language. */
export interface MailVoice {
  language: Language
  words: MailWords
  times: Times
}

const all: Record<Language, Omit<MailVoice, 'language'>> = {
  en: { words: en, times: enTimes },
  de: { words: de, times: deTimes },
  fr: { words: fr, times: frTimes },
  es: { words: es, times: esTimes },
  nl: { words: nl, times: nlTimes },
  pt: { words: pt, times: ptTimes },
  ja: { words: ja, times: jaTimes },
  ar: { words: ar, times: arTimes },
}

export function mailVoice(language: Language): MailVoice {
  return { language, ...all[language] }
}

/** `02:41 UTC, Tuesday 17 November 2026` */
export function fullTimeIn({ words, times }: MailVoice, at: Instant): string {
  return words.fullTime(times.utc(at), times.weekdayDate(at), at.slice(0, 4))
}

/** What follows `every` in English, and stands by itself elsewhere: `15 minutes`, `alle 15 Minuten`. */
export function cadenceIn({ words, times }: MailVoice, minutes: number): string {
  return words.cadence(times.every(minutes))
}
