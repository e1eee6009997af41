import type { Language } from '#core/words/languages.ts'
import type { Dictionary } from './dictionary.ts'
import { en } from './en/index.ts'
import type { Times } from './times.ts'

export interface Voice {
  language: Language
  t: Dictionary
  times: Times
}

const dictionaries: Record<Language, Dictionary> = {
  en,
  de: en,
  fr: en,
  es: en,
  nl: en,
  pt: en,
  ja: en,
  ar: en,
}

/** How the interface speaks a language. */
export function voiceOf(language: Language): Voice {
  const t = dictionaries[language]
  return { language, t, times: t.times }
}
